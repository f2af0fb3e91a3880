/** What filters can ask of a message: the system properties under the names that SQL filters use, and the user's. */
export interface MessageProperties {
  readonly messageId: string;
  readonly correlationId: string | undefined;
  readonly contentType: string | undefined;
  readonly label: string | undefined;
  readonly to: string | undefined;
  readonly replyTo: string | undefined;
  readonly sessionId: string | undefined;
  readonly replyToSessionId: string | undefined;
  /** Values are strings, numbers, booleans, dates or null; others match nothing. */
  readonly application: Readonly<Record<string, unknown>>;
}

/** A message as a client sent it. */
export interface BrokerMessage extends MessageProperties {
  /** Milliseconds from its arrival; `Infinity` when the sender set none. */
  readonly timeToLiveMs: number;
  /** When it is to become active, in milliseconds since 1970; undefined for at once. */
  readonly scheduledAt: number | undefined;
  /** The AMQP message, encoded, without what the broker itself says about it. */
  readonly content: Buffer;
}

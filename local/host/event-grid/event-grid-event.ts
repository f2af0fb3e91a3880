/** An event in the Event Grid schema, as a function receives it. */
export interface EventGridEvent {
  /** Stays the same when the event is delivered again. */
  readonly id: string;
  readonly topic: string;
  readonly subject: string;
  readonly eventType: string;
  /** ISO 8601 UTC. */
  readonly eventTime: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly dataVersion: string;
  readonly metadataVersion: string;
}

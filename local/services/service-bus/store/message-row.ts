export type MessageState = 'active' | 'deferred' | 'scheduled';

/** What is kept of a message beside its content. Times are in milliseconds since 1970. */
export interface MessageRow {
  readonly sequenceNumber: number;
  readonly state: MessageState;
  readonly sessionId: string | undefined;
  /** The number it had in the topic; in a queue its own. */
  readonly enqueuedSequenceNumber: number;
  readonly enqueuedAt: number;
  readonly scheduledAt: number | undefined;
  /** `Infinity` when it never expires. */
  readonly expiresAt: number;
  /** How many deliveries failed. */
  readonly deliveryCount: number;
}

/** @param columns a row of the table `messages`, with or without content */
export function toMessageRow(columns: Record<string, unknown>): MessageRow {
  return {
    sequenceNumber: Number(columns.sequence),
    state: columns.state as MessageState,
    sessionId: typeof columns.session_id === 'string' ? columns.session_id : undefined,
    enqueuedSequenceNumber: Number(columns.enqueued_sequence),
    enqueuedAt: Number(columns.enqueued_at),
    scheduledAt: columns.scheduled_at === null ? undefined : Number(columns.scheduled_at),
    expiresAt: columns.expires_at === null ? Infinity : Number(columns.expires_at),
    deliveryCount: Number(columns.delivery_count),
  };
}

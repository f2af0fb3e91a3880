import type { DocumentEvent } from '../domain/document-event.ts';

/** Where other systems learn what became of documents. */
export interface DocumentEvents {
  /**
   * Announces an event, at least once; the same event again within ten minutes reaches its readers once.
   * @throws AppError `queue_unavailable` when the bus does not take it, `aborted` when `signal` fires.
   */
  publish(event: DocumentEvent, signal: AbortSignal): Promise<void>;
}

import type { DocumentEvent } from '../../shared/domain/document-event.ts';
import type { DocumentEvents } from '../../shared/ports/document-events.ts';

/** A topic in memory that its reader can look into. */
export class MemoryDocumentEvents implements DocumentEvents {
  readonly #events = new Map<string, DocumentEvent>();

  async publish(event: DocumentEvent): Promise<void> {
    const { tenantId, documentId, version, type } = event;
    const id = JSON.stringify([tenantId, documentId, version, type]);
    if (!this.#events.has(id)) this.#events.set(id, event);
  }

  /** All events that were published. */
  receive(): DocumentEvent[] {
    return [...this.#events.values()];
  }
}

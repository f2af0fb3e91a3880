import type { DocumentEvent } from '../../domain/document-event.ts';
import type { Services } from '../../services.ts';

/**
 * Announces what came of a document. Repeating it within ten minutes reaches readers once.
 * @throws AppError `queue_unavailable`
 */
export async function publishEvent(
  event: DocumentEvent,
  { events }: Pick<Services, 'events'>,
  signal: AbortSignal,
): Promise<void> {
  await events.publish(event, signal);
}

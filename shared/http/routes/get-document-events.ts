import type { WatchEvent } from '../../ingest/watch/watch-event.ts';
import type { Call } from '../handle.ts';
import type { Reply } from '../reply.ts';
import { sseBody, type SseFormat } from '../sse-body.ts';
import { toDocumentView } from '../to-document-view.ts';

/**
 * `GET /api/documents/events`: the documents under way, `ready`, then every change, as server-sent events. The id of an
 * event is its time, so a client that comes back is also told what it has missed.
 */
export async function getDocumentEvents(call: Call): Promise<Reply> {
  const { request, services, principal, connection, log } = call;
  const events = await services.documentFeeds.watch(principal.tenantId, {
    lastSeen: request.headers.get('last-event-id') ?? undefined,
    signal: connection.signal,
    onTrouble(error) {
      log.warn('Changes of documents cannot be read at the moment.', error);
    },
  });
  return {
    status: 200,
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      // Asks proxies of the nginx kind to pass on each write at once.
      'x-accel-buffering': 'no',
    },
    body: sseBody(events, connection, documentEvents),
  };
}

const documentEvents: SseFormat<WatchEvent> = { event: toEvent, end: '' };

function toEvent(event: WatchEvent): string {
  if (event.type === 'document') {
    return write('document', event.record.updatedAt, toDocumentView(event.record));
  }
  return write(
    event.type,
    event.at,
    event.type === 'removed' ? { id: event.documentId } : { at: event.at },
  );
}

/** JSON has no line breaks, so one `data:` line holds it all. */
function write(name: string, id: string, data: unknown): string {
  return `event: ${name}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`;
}

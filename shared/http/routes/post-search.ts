import { searchChunks } from '../../answer/search-chunks.ts';
import type { Call } from '../handle.ts';
import { parseJsonBody } from '../parse-input.ts';
import { jsonReply, type Reply } from '../reply.ts';
import { searchRequest } from '../schemas/question-schemas.ts';

/** `POST /api/search`: what a question would be answered from, without the answer. */
export async function postSearch({
  request,
  services,
  principal,
  connection,
  log,
}: Call): Promise<Reply> {
  const { query, top, filters } = await parseJsonBody(
    request,
    searchRequest(services.settings.MESSAGE_MAX_CHARACTERS),
  );
  const found = await searchChunks(
    { query, top, filters },
    principal,
    { ...services, log },
    connection.signal,
  );
  return jsonReply({
    items: found.items.map((chunk) => ({
      chunkId: chunk.id,
      documentId: chunk.documentId,
      title: chunk.title,
      path: chunk.path,
      pageFrom: chunk.pageFrom,
      pageTo: chunk.pageTo,
      headings: chunk.headings,
      content: chunk.content,
      score: chunk.score,
    })),
    ...(found.degraded.length > 0 && { degraded: found.degraded }),
  });
}

import { embedText } from '../../../local/services/openai/embed/embed-text.ts';
import { chunkId } from '../../../shared/domain/chunk-id.ts';
import type { EmbeddedChunk } from '../../../shared/domain/chunk.ts';
import type { SearchIndex } from '../../../shared/ports/search-index.ts';
import { chunksPerDocument, GeneratedText } from './generated-text.ts';

export const tenantId = 'local';

const seed = 20_261_129;
/** Words of a passage: with those of the default size, a little more than half full. */
const wordsPerChunk = 180;
const batch = 500;
const questions = 120;

/** Fills an index with generated chunks. @returns questions about them */
export async function uploadGenerated(
  searchIndex: SearchIndex,
  count: number,
  dimensions: number,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const text = new GeneratedText(seed);
  const topics: (readonly string[])[] = [];
  let waiting: EmbeddedChunk[] = [];
  for (let number = 0; number < count; number += 1) {
    if (number % chunksPerDocument === 0) topics.push(text.topic());
    const topic = topics.at(-1) ?? [];
    waiting.push(chunk(number, topic, text.passage(topic, wordsPerChunk), dimensions));
    if (waiting.length < batch && number + 1 < count) continue;
    await searchIndex.upload(waiting, signal);
    waiting = [];
  }
  const every = Math.max(1, Math.floor(topics.length / questions));
  return topics.filter((_, at) => at % every === 0).map((topic) => text.question(topic));
}

function chunk(
  number: number,
  topic: readonly string[],
  content: string,
  dimensions: number,
): EmbeddedChunk {
  const ordinal = number % chunksPerDocument;
  const documentId = `document-${Math.floor(number / chunksPerDocument)}`;
  const title = topic.slice(0, 4).join(' ');
  const headings = [topic.slice(4, 7).join(' '), topic.slice(7 + ordinal, 10 + ordinal).join(' ')];
  return {
    id: chunkId(tenantId, documentId, '1', ordinal),
    tenantId,
    documentId,
    version: '1',
    ordinal,
    title,
    path: `${documentId}.pdf`,
    headings,
    content,
    pageFrom: ordinal + 1,
    pageTo: ordinal + 1,
    pageOffsets: [],
    groups: [],
    tags: [],
    contentType: 'application/pdf',
    updatedAt: '2026-01-01T00:00:00Z',
    vector: [...embedText([title, ...headings, content].join('\n'), dimensions)],
  };
}

import { chunkId } from '../../../shared/domain/chunk-id.ts';
import type { Chunk } from '../../../shared/domain/chunk.ts';
import { batchPassages } from '../../../shared/ingest/batch-passages.ts';
import { chunkLimits } from '../../../shared/ingest/chunk-limits.ts';
import { chunkText } from '../../../shared/ingest/chunking/chunk-text.ts';
import { embeddingText } from '../../../shared/ingest/embedding-text.ts';
import { loadTokenCounter, type CountTokens } from '../../../shared/text/count-tokens.ts';
import { normalizeText } from '../../../shared/text/normalize-text.ts';
import type { CorpusDocument } from '../dataset/dataset.ts';
import { scopeOf, type EvalPorts } from '../product-steps.ts';

const ending = '.txt';

/** Where a text of a corpus would be kept as a file. */
export function corpusPath(id: string): string {
  return `${id}${ending}`;
}

export function nameOfCorpusPath(path: string): string {
  return path.endsWith(ending) ? path.slice(0, -ending.length) : path;
}

/**
 * Cuts, embeds and indexes texts as ingestion would, through the ports alone.
 * @param onDone called with the number of texts indexed so far
 * @returns the number of passages
 */
export async function indexCorpus(
  corpus: readonly CorpusDocument[],
  ports: EvalPorts,
  onDone: (done: number) => void,
  signal: AbortSignal,
): Promise<number> {
  const { settings, embeddingModel, searchIndex } = ports;
  const { tenantId } = scopeOf(ports).principal;
  const countTokens = await loadTokenCounter();
  const limit = { maxTokens: settings.EMBEDDING_INPUT_TOKENS, countTokens };
  const planned = corpus.flatMap((document, position) =>
    cut(document, tenantId, settings, countTokens).map(({ chunk, tokens }) => ({
      chunk,
      position,
      inputTokens: tokens,
    })),
  );
  for (const batch of batchPassages(planned, settings.EMBEDDING_BATCH)) {
    const texts = batch.map(({ chunk }) => embeddingText(chunk.title, chunk, limit));
    const vectors = await embeddingModel.embed(texts, signal);
    const chunks = batch.map(({ chunk }, at) => ({ ...chunk, vector: vectors[at] ?? [] }));
    await searchIndex.upload(chunks, signal);
    onDone((batch.at(-1)?.position ?? 0) + 1);
  }
  return planned.length;
}

function cut(
  { id, title, text }: CorpusDocument,
  tenantId: string,
  settings: EvalPorts['settings'],
  countTokens: CountTokens,
): { readonly chunk: Chunk; readonly tokens: number }[] {
  // A text that is a title alone is still found by it.
  const content = normalizeText(text.trim() === '' ? title : text);
  const limits = chunkLimits(tenantId, settings);
  return chunkText({ text: content, pageStarts: [0] }, limits, countTokens).map(
    ({ headings, content, tokens, pageFrom, pageTo, pageOffsets }, ordinal) => ({
      tokens: tokens + countTokens(title),
      chunk: {
        id: chunkId(tenantId, id, '1', ordinal),
        tenantId,
        documentId: id,
        version: '1',
        ordinal,
        title,
        path: corpusPath(id),
        headings,
        content,
        pageFrom,
        pageTo,
        pageOffsets,
        groups: [],
        tags: [],
        contentType: 'text/plain',
        updatedAt: '2026-01-01T00:00:00Z',
      },
    }),
  );
}

import type { Services } from '../../services.ts';
import type { Passage } from '../chunking/chunk-text.ts';
import { IngestFailure } from '../failure.ts';
import type { IngestRun } from '../ingest-run.ts';
import { fromJsonLines, toJsonLines } from '../json-lines.ts';
import { ownedRecord, updateOwnedRecord } from '../owned-record.ts';
import { fromPages, type PageText } from '../pages.ts';
import { chunksBlob, pagesBlob } from '../processed-blobs.ts';
import { readProcessed } from '../read-processed.ts';
import { chunkInWorker } from '../worker/parse-in-worker.ts';

/** A passage as kept in a batch's `chunks` blob. */
export interface StoredPassage extends Omit<Passage, 'tokens'> {
  readonly ordinal: number;
}

/** Model services refuse requests with more tokens in all; contextual prefixes need some room, too. */
const mostTokensPerBatch = 200_000;

/**
 * Cuts the pages into passages and stores them in batches.
 * @throws IngestFailure `empty_document`; RunEnded; AppError of the stores
 */
export async function chunkDocument(
  run: IngestRun,
  ports: Pick<Services, 'processed' | 'documents' | 'clock' | 'settings'>,
  signal: AbortSignal,
): Promise<{ readonly chunks: number; readonly batches: number }> {
  await ownedRecord(run, ports);
  const { CHUNK_TOKENS, CHUNK_OVERLAP_TOKENS, EMBEDDING_BATCH } = ports.settings;
  const stored = await readProcessed(ports.processed, pagesBlob(run), signal);
  const document = fromPages(fromJsonLines<PageText>(stored.toString()));
  const limits = { maxTokens: CHUNK_TOKENS, overlapTokens: CHUNK_OVERLAP_TOKENS };
  const passages = await chunkInWorker(document, limits, signal);
  if (passages.length === 0) throw new IngestFailure('empty_document');

  const batches = toBatches(passages, EMBEDDING_BATCH);
  for (const [batch, members] of batches.entries()) {
    const contentType = 'application/jsonl';
    const name = chunksBlob(run, batch);
    await ports.processed.write(name, toJsonLines(members), { contentType }, signal);
  }
  await updateOwnedRecord(run, ports, (record) => ({
    ...record,
    status: 'embedding',
    chunks: passages.length,
    tokens: passages.reduce((sum, { tokens }) => sum + tokens, 0),
    progress: { done: 0, total: passages.length },
  }));
  return { chunks: passages.length, batches: batches.length };
}

function toBatches(passages: readonly Passage[], size: number): StoredPassage[][] {
  const batches: StoredPassage[][] = [];
  let tokensInBatch = Infinity;
  passages.forEach(({ tokens, ...passage }, ordinal) => {
    const last = batches.at(-1);
    if (last === undefined || last.length >= size || tokensInBatch + tokens > mostTokensPerBatch) {
      batches.push([{ ...passage, ordinal }]);
      tokensInBatch = tokens;
    } else {
      last.push({ ...passage, ordinal });
      tokensInBatch += tokens;
    }
  });
  return batches;
}

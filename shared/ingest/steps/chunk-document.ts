import type { DocumentRecord } from '../../domain/document.ts';
import type { Services } from '../../services.ts';
import { loadTokenCounter } from '../../text/count-tokens.ts';
import { batchPassages } from '../batch-passages.ts';
import { chunkLimits } from '../chunk-limits.ts';
import type { Passage } from '../chunking/chunk-text.ts';
import { embeddingText } from '../embedding-text.ts';
import { IngestFailure } from '../failure.ts';
import type { IngestRun } from '../ingest-run.ts';
import { fromJsonLines, toJsonLines } from '../json-lines.ts';
import { ownedRecord, updateOwnedRecord } from '../owned-record.ts';
import { fromPages, type PageText } from '../pages.ts';
import { chunksBlob, pagesBlob } from '../processed-blobs.ts';
import { readProcessed } from '../read-processed.ts';
import type { StoredPassage, VectorPlace } from '../stored-passage.ts';
import { findVectors, writeVectorKeys } from '../stored-vectors.ts';
import { vectorKey } from '../vector-key.ts';
import { chunkInWorker } from '../worker/parse-in-worker.ts';

type Ports = Pick<Services, 'processed' | 'documents' | 'embeddingModel' | 'clock' | 'settings'>;

interface PlannedPassage {
  readonly passage: StoredPassage;
  readonly key: string;
  /** At least as many tokens as its embedding text has. */
  readonly inputTokens: number;
}

/**
 * Cuts the pages into passages and stores them in batches. Passages that the indexed version has as well, word for word
 * and in the same place, are marked with its vectors.
 * @throws IngestFailure `empty_document`; RunEnded; AppError of the stores
 */
export async function chunkDocument(
  run: IngestRun,
  ports: Ports,
  signal: AbortSignal,
): Promise<{ readonly chunks: number; readonly batches: number }> {
  const before = await ownedRecord(run, ports);
  const limits = chunkLimits(run.tenantId, ports.settings);
  const prepare = async () => {
    const stored = await readProcessed(ports.processed, pagesBlob(run), signal);
    return { document: fromPages(fromJsonLines<PageText>(stored.toString())), limits };
  };
  const passages = await chunkInWorker(prepare, signal);
  if (passages.length === 0) throw new IngestFailure('empty_document');

  const planned = await planPassages(passages, run, before, ports, signal);
  const batches = batchPassages(planned, ports.settings.EMBEDDING_BATCH);
  for (const [batch, members] of batches.entries()) {
    const lines = toJsonLines(members.map(({ passage }) => passage));
    const options = { contentType: 'application/jsonl' };
    await ports.processed.write(chunksBlob(run, batch), lines, options, signal);
  }
  const keys = batches.map((members) => members.map(({ key }) => key));
  await writeVectorKeys(run, keys, ports.processed, signal);
  await updateOwnedRecord(run, ports, (record) => ({
    ...record,
    status: 'embedding',
    chunks: passages.length,
    tokens: passages.reduce((sum, { tokens }) => sum + tokens, 0),
    reusedVectors: planned.filter(({ passage }) => passage.reuse !== undefined).length,
    progress: { done: 0, total: passages.length },
  }));
  return { chunks: passages.length, batches: batches.length };
}

async function planPassages(
  passages: readonly Passage[],
  run: IngestRun,
  record: DocumentRecord,
  { processed, embeddingModel, settings }: Ports,
  signal: AbortSignal,
): Promise<PlannedPassage[]> {
  const former = record.indexedContent?.version;
  // A run that begins again would overwrite the very vectors it means to use.
  const vectors: ReadonlyMap<string, VectorPlace> =
    former === undefined || former === run.version
      ? new Map()
      : await findVectors({ ...run, version: former }, processed, signal);
  const limit = {
    maxTokens: settings.EMBEDDING_INPUT_TOKENS,
    countTokens: await loadTokenCounter(),
  };
  return passages.map((passage, ordinal) => {
    const text = embeddingText(record.title, passage, limit);
    const key = vectorKey(embeddingModel.id, text);
    const reuse = vectors.get(key);
    const place = Buffer.byteLength(text) - Buffer.byteLength(passage.content);
    return {
      passage: { ...passage, ordinal, ...(reuse && { reuse }) },
      key,
      inputTokens: passage.tokens + Math.max(0, place),
    };
  });
}

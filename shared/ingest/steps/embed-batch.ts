import type { Services } from '../../services.ts';
import { loadTokenCounter } from '../../text/count-tokens.ts';
import { embeddingText } from '../embedding-text.ts';
import type { IngestRun } from '../ingest-run.ts';
import { fromJsonLines } from '../json-lines.ts';
import { ownedRecord, updateOwnedRecord } from '../owned-record.ts';
import { chunksBlob, vectorsBlob } from '../processed-blobs.ts';
import { readProcessed } from '../read-processed.ts';
import { reuseVectors } from '../reuse-vectors.ts';
import type { StoredPassage } from '../stored-passage.ts';
import { toVectorBlob } from '../vector-blob.ts';

export interface BatchInput {
  readonly run: IngestRun;
  readonly batch: number;
}

type Ports = Pick<Services, 'processed' | 'documents' | 'embeddingModel' | 'clock' | 'settings'>;

/**
 * Embeds the passages of one batch that no earlier version has vectors for, and stores all its vectors.
 * @throws RunEnded; AppError `model_unavailable` or of the stores
 */
export async function embedBatch(
  { run, batch }: BatchInput,
  ports: Ports,
  signal: AbortSignal,
): Promise<void> {
  const { title } = await ownedRecord(run, ports);
  const stored = await readProcessed(ports.processed, chunksBlob(run, batch), signal);
  const passages = fromJsonLines<StoredPassage>(stored.toString());
  const vectors = await vectorsOf(run, title, passages, ports, signal);
  // A slow model leaves time for a deletion, after which nothing may be written any more.
  await ownedRecord(run, ports);
  const options = { contentType: 'application/octet-stream' };
  await ports.processed.write(vectorsBlob(run, batch), toVectorBlob(vectors), options, signal);
  const done = (passages.at(-1)?.ordinal ?? 0) + 1;
  await updateOwnedRecord(run, ports, (record) => ({
    ...record,
    // Batches end in any order and may run twice: progress only ever grows.
    progress: { ...record.progress, done: Math.max(record.progress.done, done) },
  }));
}

async function vectorsOf(
  run: IngestRun,
  title: string,
  passages: readonly StoredPassage[],
  { processed, embeddingModel, settings }: Ports,
  signal: AbortSignal,
): Promise<readonly (readonly number[])[]> {
  const { dimensions } = embeddingModel;
  const reused = await reuseVectors(run, passages, dimensions, processed, signal);
  const limit = {
    maxTokens: settings.EMBEDDING_INPUT_TOKENS,
    countTokens: await loadTokenCounter(),
  };
  const texts = passages
    .filter((_, at) => reused[at] === undefined)
    .map((passage) => embeddingText(title, passage, limit));
  const embedded = (await embeddingModel.embed(texts, signal)).values();
  return reused.map((vector) => vector ?? embedded.next().value ?? []);
}

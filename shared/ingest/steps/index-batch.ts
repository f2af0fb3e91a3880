import type { DocumentRecord } from '../../domain/document.ts';
import type { Services } from '../../services.ts';
import type { IngestRun } from '../ingest-run.ts';
import { fromJsonLines } from '../json-lines.ts';
import { ownedRecord, updateOwnedRecord } from '../owned-record.ts';
import { chunksBlob, vectorsBlob } from '../processed-blobs.ts';
import { readProcessed } from '../read-processed.ts';
import { removeStrayChunks } from '../remove-stray-chunks.ts';
import { RunEnded } from '../run-ended.ts';
import { toChunk } from '../to-chunk.ts';
import { fromVectorBlob } from '../vector-blob.ts';
import type { StoredPassage } from '../stored-passage.ts';
import type { BatchInput } from './embed-batch.ts';

type Ports = Pick<Services, 'processed' | 'documents' | 'searchIndex' | 'clock'>;

/** Writes one batch of passages with their vectors to the index. @throws RunEnded; AppError `search_unavailable` or of the stores */
export async function indexBatch(
  { run, batch }: BatchInput,
  ports: Ports,
  signal: AbortSignal,
): Promise<void> {
  const record = await beginIndexing(run, ports);
  const stored = await readProcessed(ports.processed, chunksBlob(run, batch), signal);
  const passages = fromJsonLines<StoredPassage>(stored.toString());
  const blob = await readProcessed(ports.processed, vectorsBlob(run, batch), signal);
  const vectors = fromVectorBlob(blob, passages.length);
  const chunks = passages.map((passage, at) => ({
    ...toChunk(passage, record, run),
    vector: vectors[at] ?? [],
  }));
  await ports.searchIndex.upload(chunks, signal);
  await reportProgress(run, passages, ports, signal);
}

/** The stage shows from its first batch on, also while the index cannot be reached. */
async function beginIndexing(run: IngestRun, ports: Ports): Promise<DocumentRecord> {
  const record = await ownedRecord(run, ports);
  if (record.status === 'indexing') return record;
  return updateOwnedRecord(run, ports, (current) =>
    current.status === 'indexing'
      ? current
      : { ...current, status: 'indexing', progress: { done: 0, total: current.chunks } },
  );
}

/** A deletion or a newer version may have come while the batch was written; then nothing of it may stay. */
async function reportProgress(
  run: IngestRun,
  passages: readonly StoredPassage[],
  ports: Ports,
  signal: AbortSignal,
): Promise<void> {
  const done = (passages.at(-1)?.ordinal ?? 0) + 1;
  try {
    await updateOwnedRecord(run, ports, (record) => ({
      ...record,
      progress: { ...record.progress, done: Math.max(record.progress.done, done) },
    }));
  } catch (error) {
    if (error instanceof RunEnded) {
      const ordinals = passages.map(({ ordinal }) => ordinal);
      await removeStrayChunks(run, ordinals, ports, signal);
    }
    throw error;
  }
}

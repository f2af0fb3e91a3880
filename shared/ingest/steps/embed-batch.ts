import type { Services } from '../../services.ts';
import { embeddingText } from '../embedding-text.ts';
import type { IngestRun } from '../ingest-run.ts';
import { fromJsonLines } from '../json-lines.ts';
import { ownedRecord, updateOwnedRecord } from '../owned-record.ts';
import { chunksBlob, vectorsBlob } from '../processed-blobs.ts';
import { readProcessed } from '../read-processed.ts';
import { toVectorBlob } from '../vector-blob.ts';
import type { StoredPassage } from './chunk-document.ts';

export interface BatchInput {
  readonly run: IngestRun;
  readonly batch: number;
}

/** Embeds one batch of passages and stores the vectors. @throws RunEnded; AppError `model_unavailable` or of the stores */
export async function embedBatch(
  { run, batch }: BatchInput,
  ports: Pick<Services, 'processed' | 'documents' | 'embeddingModel' | 'clock'>,
  signal: AbortSignal,
): Promise<void> {
  const { title } = await ownedRecord(run, ports);
  const stored = await readProcessed(ports.processed, chunksBlob(run, batch), signal);
  const passages = fromJsonLines<StoredPassage>(stored.toString());
  const texts = passages.map((passage) => embeddingText(title, passage));
  const vectors = await ports.embeddingModel.embed(texts, signal);
  // A slow model leaves time for a deletion, after which nothing may be written any more.
  await ownedRecord(run, ports);
  const contentType = 'application/octet-stream';
  await ports.processed.write(
    vectorsBlob(run, batch),
    toVectorBlob(vectors),
    { contentType },
    signal,
  );
  const done = (passages.at(-1)?.ordinal ?? 0) + 1;
  await updateOwnedRecord(run, ports, (record) => ({
    ...record,
    // Batches end in any order and may run twice: progress only ever grows.
    progress: { ...record.progress, done: Math.max(record.progress.done, done) },
  }));
}

import { ingestInstanceId, type IngestRun } from '../../../shared/ingest/ingest-run.ts';
import type { RunStatus } from '../../../shared/ingest/run-status.ts';
import type { RunStarter } from '../../../shared/ingest/start-ingestion.ts';
import { chunkDocument } from '../../../shared/ingest/steps/chunk-document.ts';
import { embedBatch } from '../../../shared/ingest/steps/embed-batch.ts';
import { indexBatch } from '../../../shared/ingest/steps/index-batch.ts';
import { parseDocument } from '../../../shared/ingest/steps/parse-document.ts';
import { publishVersion } from '../../../shared/ingest/steps/publish-version.ts';
import { registerDocument } from '../../../shared/ingest/steps/register-document.ts';
import { HashedEmbeddingModel } from '../../support/hashed-embedding-model.ts';
import { testSettings } from '../../support/local-settings.ts';
import { MemoryCommandQueue } from '../../support/memory-command-queue.ts';
import { MemoryBlobStore } from '../../support/memory-blob-store.ts';
import { MemoryDocumentStore } from '../../support/memory-document-store.ts';
import { MemorySearchIndex } from '../../support/memory-search-index.ts';

export const signal = new AbortController().signal;

/** Everything the steps need, in memory; the clock moves by a second with every look. */
export function memoryPorts(settings: Readonly<Record<string, string>> = {}) {
  let seconds = 0;
  return {
    originals: new MemoryBlobStore(),
    processed: new MemoryBlobStore(),
    documents: new MemoryDocumentStore(),
    searchIndex: new MemorySearchIndex(),
    embeddingModel: new HashedEmbeddingModel(),
    commands: new MemoryCommandQueue(),
    clock: { now: () => new Date(Date.UTC(2026, 0, 1, 0, 0, (seconds += 1))) },
    settings: testSettings({
      CHUNK_TOKENS: '64',
      CHUNK_OVERLAP_TOKENS: '8',
      EMBEDDING_BATCH: '3',
      ...settings,
    }),
  };
}

export type MemoryPorts = ReturnType<typeof memoryPorts>;

export interface Stored {
  readonly blobName: string;
  readonly etag: string;
}

/** Stores an original, as an editor does. */
export async function store(
  ports: MemoryPorts,
  blobName: string,
  content: string | Uint8Array,
  metadata: Readonly<Record<string, string>> = {},
): Promise<Stored> {
  const options = { contentType: 'application/octet-stream', metadata };
  const { etag } = await ports.originals.write(blobName, Buffer.from(content), options);
  return { blobName, etag };
}

/** The steps up to the given one, in the orchestration's order; failures are thrown. */
export async function runUntil(
  last: 'registered' | 'parsed' | 'chunked' | 'embedded' | 'written' | 'published',
  stored: Stored,
  ports: MemoryPorts,
): Promise<IngestRun> {
  const run = await registerDocument(stored, ports, signal);
  if (last === 'registered') return run;
  await parseDocument(run, ports, signal);
  if (last === 'parsed') return run;
  const { batches } = await chunkDocument(run, ports, signal);
  if (last === 'chunked') return run;
  for (let batch = 0; batch < batches; batch += 1) await embedBatch({ run, batch }, ports, signal);
  if (last === 'embedded') return run;
  for (let batch = 0; batch < batches; batch += 1) await indexBatch({ run, batch }, ports, signal);
  if (last === 'published') await publishVersion(run, ports, signal);
  return run;
}

/** Names of all blobs below a prefix. */
export async function blobNames(blobs: MemoryBlobStore, prefix = ''): Promise<string[]> {
  const names: string[] = [];
  for await (const { name } of blobs.list(prefix)) names.push(name);
  return names.sort();
}

/** A task hub that only remembers what was started. */
export class RememberingRuns implements RunStarter {
  readonly started: { orchestration: string; instanceId: string; input: unknown }[] = [];
  readonly statuses = new Map<string, RunStatus>();

  async status(instanceId: string): Promise<RunStatus | undefined> {
    return this.statuses.get(instanceId);
  }

  async start(orchestration: string, instanceId: string, input: unknown): Promise<void> {
    this.started.push({ orchestration, instanceId, input });
    this.statuses.set(instanceId, { runtimeStatus: 'Pending', output: undefined });
  }

  settle(stored: Stored, status: RunStatus): void {
    this.statuses.set(ingestInstanceId(stored), status);
  }
}

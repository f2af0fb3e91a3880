import { answeringVersion, type DocumentRecord } from '../../domain/document.ts';
import { startReindex } from '../start-reindex.ts';
import type { Reconciliation, ReconcilePorts, Repair } from './reconciliation.ts';

/** How many chunks the index should hold for a document; 0 as long as none of its versions answers. */
export function expectedChunks(record: DocumentRecord): number {
  if (answeringVersion(record) === undefined) return 0;
  return record.indexedContent?.chunks ?? record.chunks;
}

/** Looks whether the index holds an indexed document whole, and nothing else of it. */
export async function checkIndexed(
  record: DocumentRecord,
  pass: Reconciliation,
  ports: ReconcilePorts,
  signal: AbortSignal,
): Promise<Repair | undefined> {
  const { tenantId, id: documentId } = record;
  const { searchIndex } = ports;
  const expected = expectedChunks(record);
  const shown = await searchIndex.countChunks(tenantId, documentId, {}, signal);
  if (shown === expected) return undefined;
  // It may have been at work while it was counted.
  const now = await ports.documents.get(tenantId, documentId);
  if (now?.version !== record.version || now.status !== record.status) return undefined;
  const version = answeringVersion(record) ?? record.version;
  const answering = await searchIndex.countChunks(tenantId, documentId, { version }, signal);
  if (answering === expected) {
    await searchIndex.removeDocument(tenantId, documentId, { keepVersion: version }, signal);
    return 'chunks-removed';
  }
  const wish = { tenantId, documentId, requestId: pass.id };
  const outcome = await startReindex(wish, ports.runs, ports, signal);
  return outcome === 'started' ? 'reindexed' : undefined;
}

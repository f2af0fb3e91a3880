import { answeringVersion } from '../../domain/document.ts';
import { mapBounded } from '../../resilience/map-bounded.ts';
import { isWorking } from '../stage-timings.ts';
import {
  atOnce,
  isRecent,
  type CheckedPage,
  type Reconciliation,
  type ReconcilePorts,
} from './reconciliation.ts';

/** Chunks of a page: what the index gives at once. */
const chunksEach = 1000;

/**
 * Looks whether a tenant's chunks belong to documents, in versions that answer. Ids are in no order that documents have,
 * so this reads a record for nearly every chunk: it is done only when the index holds another number of chunks than the
 * records say.
 */
export async function checkChunks(
  tenantId: string,
  pass: Reconciliation,
  ports: ReconcilePorts,
  signal: AbortSignal,
): Promise<CheckedPage> {
  const { searchIndex } = ports;
  if (
    pass.from === undefined &&
    (await searchIndex.countTenant(tenantId, signal)) === pass.expected
  )
    return { checked: 0, repairs: [] };
  const page = { limit: chunksEach, after: pass.from };
  const chunks = await searchIndex.scan(tenantId, page, signal);
  const versions = Map.groupBy(chunks, ({ documentId }) => documentId);
  const made = await mapBounded([...versions], atOnce, async ([documentId, found]) => {
    const record = await ports.documents.get(tenantId, documentId);
    if (record && (isWorking(record.status) || isRecent(record.updatedAt, pass, ports))) return [];
    const keepVersion = record && answeringVersion(record);
    if (found.every(({ version }) => version === keepVersion)) return [];
    const options = keepVersion === undefined ? {} : { keepVersion };
    const removed = await searchIndex.removeDocument(tenantId, documentId, options, signal);
    const what = `${tenantId}/${record?.path ?? documentId}`;
    return removed > 0 ? [{ repair: 'chunks-removed', what } as const] : [];
  });
  const last = chunks.at(-1);
  return {
    checked: chunks.length,
    repairs: made.flat(),
    ...(chunks.length === chunksEach && last && { next: last.id }),
  };
}

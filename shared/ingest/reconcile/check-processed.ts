import { mapBounded } from '../../resilience/map-bounded.ts';
import { documentPrefix } from '../processed-blobs.ts';
import {
  atOnce,
  pageSize,
  type CheckedPage,
  type Reconciliation,
  type ReconcilePorts,
} from './reconciliation.ts';

/** Looks whether a tenant's processed blobs belong to documents. A record is there before the first of its blobs. */
export async function checkProcessed(
  tenantId: string,
  pass: Reconciliation,
  { processed, documents }: ReconcilePorts,
  signal: AbortSignal,
): Promise<CheckedPage> {
  const page = { limit: pageSize, continuation: pass.from };
  const { items, continuation } = await processed.listFolders(`${tenantId}/`, page, signal);
  const made = await mapBounded(items, atOnce, async (documentId) => {
    if ((await documents.get(tenantId, documentId)) !== undefined) return [];
    await processed.removePrefix(documentPrefix({ tenantId, documentId }), signal);
    return [{ repair: 'blobs-removed', what: `${tenantId}/${documentId}` } as const];
  });
  return {
    checked: items.length,
    repairs: made.flat(),
    ...(continuation !== undefined && { next: continuation }),
  };
}

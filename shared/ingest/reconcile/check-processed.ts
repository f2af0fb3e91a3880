import { documentPrefix } from '../processed-blobs.ts';
import { checkEach } from './check-each.ts';
import {
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
  const check = async (documentId: string) => {
    if ((await documents.get(tenantId, documentId)) !== undefined) return undefined;
    await processed.removePrefix(documentPrefix({ tenantId, documentId }), signal);
    return 'blobs-removed';
  };
  const nameOf = (documentId: string) => `${tenantId}/${documentId}`;
  const repairs = await checkEach(items, nameOf, check, signal);
  return {
    checked: items.length,
    repairs,
    ...(continuation !== undefined && { next: continuation }),
  };
}

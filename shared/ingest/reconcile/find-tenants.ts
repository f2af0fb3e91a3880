import { parseBlobName } from '../../domain/document-id.ts';
import type { BlobStore } from '../../ports/blob-store.ts';
import type { ReconcilePorts } from './reconciliation.ts';

/** Tenants that have, or had, documents: the folders of both containers, and the default tenant. */
export async function findTenants(
  { originals, processed, settings }: ReconcilePorts,
  signal: AbortSignal,
): Promise<string[]> {
  const tenants = new Set([settings.DEFAULT_TENANT]);
  for (const container of [originals, processed]) {
    for await (const folder of foldersOf(container, signal)) {
      // Folders that are no tenant's hold no documents.
      const location = parseBlobName(`${folder}/x`, settings.DEFAULT_TENANT);
      if (location !== undefined) tenants.add(location.tenantId);
    }
  }
  return [...tenants].sort();
}

async function* foldersOf(container: BlobStore, signal: AbortSignal): AsyncGenerator<string> {
  let continuation: string | undefined;
  do {
    const page = await container.listFolders('', { limit: 1000, continuation }, signal);
    yield* page.items;
    continuation = page.continuation;
  } while (continuation !== undefined);
}

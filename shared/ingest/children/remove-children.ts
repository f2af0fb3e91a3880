import type { Services } from '../../services.ts';
import { listChildren, type Parent } from './list-children.ts';

/**
 * Removes the blobs of the files that came in a document, but for those in `keep`; their documents go with them, as if an
 * editor had removed the blobs. @throws AppError `storage_unavailable`
 */
export async function removeChildren(
  parent: Parent,
  ports: Pick<Services, 'originals'>,
  signal: AbortSignal,
  keep: ReadonlySet<string> = new Set(),
): Promise<void> {
  for (const { name, etag } of await listChildren(parent, ports, signal)) {
    if (!keep.has(name)) await ports.originals.remove(name, signal, { ifMatch: etag });
  }
}

import { toBlobName, type DocumentLocation } from '../../domain/document-id.ts';
import type { BlobProperties } from '../../ports/blob-store.ts';
import type { Services } from '../../services.ts';
import { originOf } from './child-metadata.ts';

export interface Parent extends DocumentLocation {
  readonly documentId: string;
}

/** Where a document's children are kept: below its path, as if it were a folder. */
export function childrenPrefix(parent: DocumentLocation): string {
  return `${toBlobName(parent)}/`;
}

/** The blobs of the files that came in a document; what editors keep below the same path is not among them. */
export async function listChildren(
  parent: Parent,
  { originals }: Pick<Services, 'originals'>,
  signal: AbortSignal,
): Promise<BlobProperties[]> {
  const children: BlobProperties[] = [];
  for await (const blob of originals.list(childrenPrefix(parent), signal)) {
    if (originOf(blob.metadata)?.parent === parent.documentId) children.push(blob);
  }
  return children;
}

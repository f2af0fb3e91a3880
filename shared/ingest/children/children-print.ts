import type { BlobProperties } from '../../ports/blob-store.ts';
import { contentHash } from '../content-hash.ts';
import { originOf } from './child-metadata.ts';

interface Child {
  readonly blobName: string;
  /** SHA-256 of the file, hexadecimal. */
  readonly content: string;
}

/** Stands for the names and contents of a document's children, in any order; undefined when there are none. */
export function childrenPrint(children: readonly Child[]): string | undefined {
  if (children.length === 0) return undefined;
  const lines = children.map(({ blobName, content }) => `${content} ${blobName}`);
  return contentHash(Buffer.from(lines.sort().join('\n')));
}

/** The same for children that are stored. */
export function storedChildrenPrint(blobs: readonly BlobProperties[]): string | undefined {
  return childrenPrint(
    blobs.map(({ name, metadata }) => ({
      blobName: name,
      content: originOf(metadata)?.content ?? '',
    })),
  );
}

import { fromBlobMetadata, toBlobMetadata } from '../document-metadata.ts';

type BlobMetadata = Readonly<Record<string, string>>;

/** What a child's blob says about its origin, beside the editor's properties. */
export interface Origin {
  /** Document id of the document it came in. */
  readonly parent: string;
  /** 1 for a file in an editor's document, 2 for a file in that, … */
  readonly depth: number;
  /** SHA-256 of the file, hexadecimal. */
  readonly content: string;
}

/**
 * A child's blob metadata: its parent's, but for the title, and where it comes from.
 * @param content SHA-256 of the child's file, hexadecimal
 */
export function childMetadata(
  parent: { readonly id: string; readonly metadata: BlobMetadata },
  content: string,
): Record<string, string> {
  const { title: _, ...inherited } = fromBlobMetadata(parent.metadata);
  const depth = (originOf(parent.metadata)?.depth ?? 0) + 1;
  return {
    ...toBlobMetadata(inherited),
    parent: parent.id,
    depth: String(depth),
    content,
  };
}

/** @returns undefined for a document that an editor stored */
export function originOf(metadata: BlobMetadata): Origin | undefined {
  const values = new Map(
    Object.entries(metadata).map(([name, text]) => [name.toLowerCase(), text]),
  );
  const parent = values.get('parent');
  if (parent === undefined) return undefined;
  return {
    parent,
    depth: Number(values.get('depth')) || 1,
    content: values.get('content') ?? '',
  };
}

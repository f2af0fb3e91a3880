import type { MetadataChanges } from '../domain/ingestion-command.ts';
import { fromBlobMetadata, toBlobMetadata, type EditorsMetadata } from './document-metadata.ts';

type BlobMetadata = Readonly<Record<string, string>>;

/** Names of the editors' properties in blob metadata, without case. */
const ours = ['title', 'groups', 'tags', 'category', 'audience', 'sourceurl'];

/** A blob's metadata with an editor's changes; what others keep there stays. */
export function changeBlobMetadata(current: BlobMetadata, changes: MetadataChanges): BlobMetadata {
  const others = Object.entries(current).filter(([name]) => !ours.includes(name.toLowerCase()));
  const changed = toBlobMetadata(withChanges(fromBlobMetadata(current), changes));
  return { ...Object.fromEntries(others), ...changed };
}

function withChanges(current: EditorsMetadata, changes: MetadataChanges): EditorsMetadata {
  const entries: [string, unknown][] = Object.entries(changes);
  const given = entries.filter(([, value]) => value !== undefined);
  const values = given.map(([name, value]): [string, unknown] => [name, value ?? undefined]);
  return { ...current, ...Object.fromEntries(values) };
}

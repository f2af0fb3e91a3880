/** Names in the `processed` container: `<tenant>/<document>/<version>/…`. */

export interface VersionAddress {
  readonly tenantId: string;
  readonly documentId: string;
  readonly version: string;
}

export function documentPrefix({ tenantId, documentId }: Omit<VersionAddress, 'version'>): string {
  return `${tenantId}/${documentId}/`;
}

export function versionPrefix(address: VersionAddress): string {
  return `${documentPrefix(address)}${address.version}/`;
}

/** One line a page: `{ "page": 1, "text": "…" }`; together the pages' texts are the whole text. */
export function pagesBlob(address: VersionAddress): string {
  return `${versionPrefix(address)}pages.jsonl`;
}

/** One line a passage; a file a batch, so that working on one batch reads that batch only. */
export function chunksBlob(address: VersionAddress, batch: number): string {
  return `${versionPrefix(address)}chunks/${numbered(batch)}.jsonl`;
}

/** The batch's vectors, one after another as little-endian 32-bit floats. */
export function vectorsBlob(address: VersionAddress, batch: number): string {
  return `${versionPrefix(address)}vectors/${numbered(batch)}.f32`;
}

/** One line a batch: the keys of its vectors, by which a later version finds those that it can use. */
export function vectorKeysBlob(address: VersionAddress): string {
  return `${versionPrefix(address)}vectors/keys.jsonl`;
}

function numbered(batch: number): string {
  return String(batch).padStart(5, '0');
}

/** Names in the `processed` container: `<tenant>/<document>/<version>/…`. */

export interface VersionAddress {
  readonly tenantId: string;
  readonly documentId: string;
  readonly version: string;
}

interface PageSpan {
  readonly first: number;
  readonly last: number;
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

/** What is kept while a long document is read in ranges of its pages. */
export function rangesPrefix(address: VersionAddress): string {
  return `${versionPrefix(address)}ranges/`;
}

/** What the document says about itself as a whole. */
export function factsBlob(address: VersionAddress): string {
  return `${rangesPrefix(address)}facts.json`;
}

/** One line a page of the range, both ends included. */
export function rangeBlob(address: VersionAddress, range: PageSpan): string {
  return `${rangesPrefix(address)}${numbered(range.first)}-${numbered(range.last)}.jsonl`;
}

/** How many pages a range's blob holds; 0 for another blob. */
export function pagesOfRangeBlob(name: string): number {
  const [, first, last] = /(\d+)-(\d+)\.jsonl$/u.exec(name) ?? [];
  return first === undefined || last === undefined ? 0 : Number(last) - Number(first) + 1;
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

function numbered(number: number): string {
  return String(number).padStart(5, '0');
}

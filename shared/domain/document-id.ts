import { createHash } from 'node:crypto';

/** Where a document lives: its tenant and its path below the tenant's folder. */
export interface DocumentLocation {
  readonly tenantId: string;
  /** For example `hr/handbook.pdf`. */
  readonly path: string;
}

const tenantName = /^[a-z0-9][a-z0-9-]{0,62}$/u;

/** The document that a blob holds. */
export interface LocatedDocument extends DocumentLocation {
  readonly documentId: string;
  /** Whether the blob is in no tenant's folder: then it is noted, and never read. */
  readonly isMisplaced: boolean;
}

/** The id of a document: a replaced file keeps it, whatever its content. 32 hexadecimal digits. */
export function documentId(tenantId: string, path: string): string {
  return idOf([tenantId, path]);
}

/** The blob that holds a document in the `documents` container: `<tenant>/<path>`. */
export function toBlobName({ tenantId, path }: DocumentLocation): string {
  return `${tenantId}/${path}`;
}

/**
 * Reads `<tenant>/<any/path>.<ext>`. A name without a folder belongs to `defaultTenant`.
 * @returns undefined when the first folder is no tenant name (lower-case letters, digits and dashes) or the path is empty.
 */
export function parseBlobName(name: string, defaultTenant: string): DocumentLocation | undefined {
  const slash = name.indexOf('/');
  const tenantId = slash < 0 ? defaultTenant : name.slice(0, slash);
  const path = name.slice(slash + 1);
  return tenantName.test(tenantId) && path !== '' ? { tenantId, path } : undefined;
}

/**
 * The document of any blob in the `documents` container. One that is in no tenant's folder is noted in `defaultTenant` under
 * its whole name, with an id that no path of any tenant has: no name can reach another document.
 */
export function locateDocument(blobName: string, defaultTenant: string): LocatedDocument {
  const location = parseBlobName(blobName, defaultTenant);
  if (location === undefined) {
    const id = idOf([blobName]);
    return { tenantId: defaultTenant, path: blobName, documentId: id, isMisplaced: true };
  }
  const id = documentId(location.tenantId, location.path);
  return { ...location, documentId: id, isMisplaced: false };
}

function idOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

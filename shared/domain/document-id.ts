import { createHash } from 'node:crypto';

/** Where a document lives: its tenant and its path below the tenant's folder. */
export interface DocumentLocation {
  readonly tenantId: string;
  /** For example `hr/handbook.pdf`. */
  readonly path: string;
}

const tenantName = /^[a-z0-9][a-z0-9-]{0,62}$/u;

/** The id of a document: a replaced file keeps it, whatever its content. 32 hexadecimal digits. */
export function documentId(tenantId: string, path: string): string {
  return createHash('sha256')
    .update(JSON.stringify([tenantId, path]))
    .digest('hex')
    .slice(0, 32);
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

import type { DocumentRecord, DocumentStatus } from './document.ts';

/** Chooses documents of a tenant: those that meet every condition given. Without conditions it chooses all. */
export interface DocumentFilter {
  readonly ids?: readonly string[] | undefined;
  readonly status?: DocumentStatus | undefined;
  /** One of them is enough. */
  readonly tags?: readonly string[] | undefined;
  readonly category?: string | undefined;
  /** Begins the path below the tenant's folder, for example `hr/`. */
  readonly pathPrefix?: string | undefined;
}

/** Whether a filter chooses a document. */
export function isChosen(record: DocumentRecord, filter: DocumentFilter): boolean {
  const { ids, status, tags, category, pathPrefix } = filter;
  return (
    (ids === undefined || ids.includes(record.id)) &&
    (status === undefined || record.status === status) &&
    (tags === undefined || tags.some((tag) => record.metadata.tags.includes(tag))) &&
    (category === undefined || record.metadata.category === category) &&
    (pathPrefix === undefined || record.path.startsWith(pathPrefix))
  );
}

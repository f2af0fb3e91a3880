import type { DocumentChange } from '../domain/document-change.ts';
import type { DocumentRecord, DocumentStatus } from '../domain/document.ts';
import type { Page, PageRequest } from './session-store.ts';

/**
 * Document records, partitioned by (tenant, document).
 * Methods throw AppError `store_unavailable`; `conflict` when a change loses a race too often.
 */
export interface DocumentStore {
  get(tenantId: string, documentId: string): Promise<DocumentRecord | undefined>;
  /** Newest change first; optionally only some statuses. */
  list(
    tenantId: string,
    page: PageRequest & { readonly statuses?: readonly DocumentStatus[] | undefined },
  ): Promise<Page<DocumentRecord>>;
  /** Ordered by id: however much changes meanwhile, no record that stays is missed. `after` is the id of the last one seen. */
  scan(
    tenantId: string,
    page: { readonly limit: number; readonly after?: string | undefined },
  ): Promise<readonly DocumentRecord[]>;
  /**
   * The documents that last changed (`updatedAt`, ISO 8601 UTC) at `since` or later, and those removed since, oldest
   * change first. A removal is remembered for an hour, or until the document is stored anew.
   */
  changedSince(
    tenantId: string,
    page: { readonly since: string; readonly limit: number },
  ): Promise<readonly DocumentChange[]>;
  /**
   * Reads, changes and writes one record with If-Match, retried on a lost race. `change` gets the current record (or
   * undefined) and returns the new one, or undefined to leave things as they are. @returns the record as it is after.
   */
  update(
    tenantId: string,
    documentId: string,
    change: (current: DocumentRecord | undefined) => DocumentRecord | undefined,
  ): Promise<DocumentRecord | undefined>;
  /** Removes a record, given `onlyIf` when it says so of the record as it is then. One that is gone is no error. */
  remove(
    tenantId: string,
    documentId: string,
    onlyIf?: (current: DocumentRecord) => boolean,
  ): Promise<void>;
}

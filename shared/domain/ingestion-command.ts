import type { DocumentFilter } from './document-filter.ts';

/** Who asked for a command, and for which tenant. */
interface Order {
  readonly tenantId: string;
  /** The id of the request that gave the command; the same command of the same request is carried out once. */
  readonly requestId: string;
  /** The user who asked. */
  readonly requestedBy: string;
  /** ISO 8601 UTC. */
  readonly requestedAt: string;
}

/** New values of an editor's properties; null or an empty list removes one, what is left out stays as it is. */
export interface MetadataChanges {
  readonly title?: string | null | undefined;
  readonly groups?: readonly string[] | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly category?: string | null | undefined;
  readonly audience?: string | null | undefined;
  readonly sourceUrl?: string | null | undefined;
}

/** Ingests a document's present version once more. */
export interface ReindexCommand extends Order {
  readonly type: 'reindex';
  readonly documentId: string;
}

/** Removes a document, if it still is at the version that was meant. */
export interface DeleteCommand extends Order {
  readonly type: 'delete';
  readonly documentId: string;
  readonly version: string;
}

export interface UpdateMetadataCommand extends Order {
  readonly type: 'update-metadata';
  readonly documentId: string;
  readonly changes: MetadataChanges;
}

/** Turns into one command for each document of the tenant that the filter chooses. */
export interface ByFilterCommand extends Order {
  readonly type: 'reindex-by-filter' | 'delete-by-filter';
  readonly filter: DocumentFilter;
  /** Where the work on a long list goes on: after the document with this id. */
  readonly after?: string | undefined;
}

/** What travels on the queue `ingestion-commands`. */
export type IngestionCommand =
  ReindexCommand | DeleteCommand | UpdateMetadataCommand | ByFilterCommand;

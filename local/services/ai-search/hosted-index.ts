import type { SearchIndex } from './engine/search-index.ts';

/** An index of the service: what was asked for, as it is shown to clients, and the engine that answers for it. */
export interface HostedIndex {
  readonly engine: SearchIndex;
  /** The definition's JSON with defaults filled in and its `@odata.etag`. */
  readonly representation: Readonly<Record<string, unknown>>;
}

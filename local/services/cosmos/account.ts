import type { QueryCache } from './sql/query-cache.ts';
import type { Store } from './store/store.ts';

/** What operations work with. */
export interface Account {
  readonly store: Store;
  readonly queries: QueryCache;
  /** The time in milliseconds. */
  readonly now: () => number;
  /** Serve queries that name no partition key. */
  readonly allowCrossPartitionQueries: boolean;
}

import type { Account } from '../account.ts';
import type { Container } from '../store/container-store.ts';
import type { StoredItem } from '../store/item-store.ts';

/** Where an item operation works: one whole partition key of one container. */
export interface ItemTarget {
  readonly account: Account;
  readonly container: Container;
  /** The encoded partition key. */
  readonly partition: string;
}

/** The conditions of a request, `*` included. */
export interface Preconditions {
  readonly ifMatch?: string | undefined;
  readonly ifNoneMatch?: string | undefined;
}

export interface ItemResult {
  readonly status: number;
  /** The item as it is now stored; absent after a delete and in a 304. */
  readonly item?: StoredItem;
}

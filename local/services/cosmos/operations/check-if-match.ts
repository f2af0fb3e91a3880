import { preconditionFailed } from '../cosmos-error.ts';
import type { StoredItem } from '../store/item-store.ts';
import type { Preconditions } from './item-target.ts';

/** @throws CosmosError 412 when the stored item is not the version the caller has seen. */
export function checkIfMatch(stored: StoredItem, { ifMatch }: Preconditions): void {
  if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== stored.etag) {
    throw preconditionFailed();
  }
}

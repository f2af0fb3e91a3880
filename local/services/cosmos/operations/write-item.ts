import type { StoredItem } from '../store/item-store.ts';
import type { ItemTarget } from './item-target.ts';
import type { Item } from './parse-item.ts';

/**
 * Stores an item and claims its unique values. Must run in a transaction.
 * @param old the stored item that this one replaces, if any.
 * @throws CosmosError 400 for an invalid `ttl`, 409 when a unique value is taken.
 */
export function writeItem(
  { account, container, partition }: ItemTarget,
  item: Item,
  old: StoredItem | undefined,
): StoredItem {
  const stored = account.store.items.put(container, partition, item, old);
  account.store.uniqueKeys.claim(container, partition, item, stored.number);
  return stored;
}

import { notFound } from '../cosmos-error.ts';
import type { ItemResult, ItemTarget, Preconditions } from './item-target.ts';

/** @returns 304 without the item when the caller has this version. @throws CosmosError 404 */
export function readItem(
  { account, container, partition }: ItemTarget,
  id: string,
  conditions: Preconditions,
): ItemResult {
  const item = account.store.items.find(container, partition, id);
  if (!item) throw notFound();
  return conditions.ifNoneMatch === item.etag ? { status: 304 } : { status: 200, item };
}

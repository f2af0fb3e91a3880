import { notFound } from '../cosmos-error.ts';
import { checkIfMatch } from './check-if-match.ts';
import type { ItemResult, ItemTarget, Preconditions } from './item-target.ts';

/** @throws CosmosError 404 when there is no such item, 412 when it has another version. */
export function deleteItem(
  { account, container, partition }: ItemTarget,
  id: string,
  conditions: Preconditions,
): ItemResult {
  const old = account.store.items.find(container, partition, id);
  if (!old) throw notFound();
  checkIfMatch(old, conditions);
  account.store.items.delete(container, partition, id);
  return { status: 204 };
}

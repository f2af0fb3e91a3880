import { badRequest, notFound } from '../cosmos-error.ts';
import { checkIfMatch } from './check-if-match.ts';
import type { ItemResult, ItemTarget, Preconditions } from './item-target.ts';
import { parseItem } from './parse-item.ts';
import { writeItem } from './write-item.ts';

/** @throws CosmosError 404 when there is no such item, 412 when it has another version. */
export function replaceItem(
  target: ItemTarget,
  id: string,
  body: unknown,
  conditions: Preconditions,
): ItemResult {
  const item = parseItem(target, body);
  if (item.id !== id) throw badRequest(`The id of an item cannot be changed from '${id}'.`);
  const old = target.account.store.items.find(target.container, target.partition, id);
  if (!old) throw notFound();
  checkIfMatch(old, conditions);
  return { status: 200, item: writeItem(target, item, old) };
}

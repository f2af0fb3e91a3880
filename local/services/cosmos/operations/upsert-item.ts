import { preconditionFailed } from '../cosmos-error.ts';
import { checkIfMatch } from './check-if-match.ts';
import type { ItemResult, ItemTarget, Preconditions } from './item-target.ts';
import { parseItem } from './parse-item.ts';
import { writeItem } from './write-item.ts';

/** Creates (201) or replaces (200). @throws CosmosError 412 */
export function upsertItem(
  target: ItemTarget,
  body: unknown,
  conditions: Preconditions,
): ItemResult {
  const item = parseItem(target, body);
  const old = target.account.store.items.find(target.container, target.partition, item.id);
  if (old) {
    checkIfMatch(old, conditions);
    if (conditions.ifNoneMatch === '*') throw preconditionFailed();
  }
  return { status: old ? 200 : 201, item: writeItem(target, item, old) };
}

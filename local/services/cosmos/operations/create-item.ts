import { conflict } from '../cosmos-error.ts';
import type { ItemResult, ItemTarget } from './item-target.ts';
import { parseItem } from './parse-item.ts';
import { writeItem } from './write-item.ts';

/** @throws CosmosError 409 when the partition already has the id. */
export function createItem(target: ItemTarget, body: unknown): ItemResult {
  const item = parseItem(target, body);
  if (target.account.store.items.find(target.container, target.partition, item.id)) {
    throw conflict('Entity with the specified id already exists in the system.');
  }
  return { status: 201, item: writeItem(target, item, undefined) };
}

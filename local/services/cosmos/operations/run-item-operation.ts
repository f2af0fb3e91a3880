import * as z from 'zod';
import { createItem } from './create-item.ts';
import { deleteItem } from './delete-item.ts';
import type { ItemResult, ItemTarget } from './item-target.ts';
import { patchItem } from './patch-item.ts';
import { readItem } from './read-item.ts';
import { replaceItem } from './replace-item.ts';
import { upsertItem } from './upsert-item.ts';

const conditions = { ifMatch: z.string().optional(), ifNoneMatch: z.string().optional() };
const id = z.string();
const resourceBody = z.unknown();

/** One operation as a batch writes it; single requests are put into the same shape. */
export const itemOperationSchema = z.discriminatedUnion('operationType', [
  z.object({ operationType: z.enum(['Create', 'Upsert']), resourceBody, ...conditions }),
  z.object({ operationType: z.enum(['Replace', 'Patch']), id, resourceBody, ...conditions }),
  z.object({ operationType: z.enum(['Read', 'Delete']), id, ...conditions }),
]);

export type ItemOperation = z.infer<typeof itemOperationSchema>;

/** Runs one operation on an item, all or nothing. @throws CosmosError */
export function runItemOperation(target: ItemTarget, operation: ItemOperation): ItemResult {
  const run = () => dispatch(target, operation);
  return operation.operationType === 'Read' ? run() : target.account.store.transaction(run);
}

function dispatch(target: ItemTarget, operation: ItemOperation): ItemResult {
  switch (operation.operationType) {
    case 'Create':
      return createItem(target, operation.resourceBody);
    case 'Upsert':
      return upsertItem(target, operation.resourceBody, operation);
    case 'Replace':
      return replaceItem(target, operation.id, operation.resourceBody, operation);
    case 'Patch':
      return patchItem(target, operation.id, operation.resourceBody, operation);
    case 'Read':
      return readItem(target, operation.id, operation);
    case 'Delete':
      return deleteItem(target, operation.id, operation);
  }
}

import * as z from 'zod';
import { applyPatch, type PatchOperation } from '../apply-patch.ts';
import { badRequest, notFound, preconditionFailed } from '../cosmos-error.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Account } from '../account.ts';
import { takePage } from '../sql/take-page.ts';
import { checkIfMatch } from './check-if-match.ts';
import type { ItemResult, ItemTarget, Preconditions } from './item-target.ts';
import { parseItem } from './parse-item.ts';
import { writeItem } from './write-item.ts';

const MAX_OPERATIONS = 10;

const path = z.string().startsWith('/');
const value = z.custom<Json>((given) => given !== undefined, 'a value is required');
const operationSchema: z.ZodType<PatchOperation> = z.discriminatedUnion('op', [
  z.object({ op: z.enum(['add', 'set', 'replace']), path, value }),
  z.object({ op: z.literal('incr'), path, value: z.number() }),
  z.object({ op: z.literal('remove'), path }),
  z.object({ op: z.literal('move'), path, from: path }),
]);
const operationsSchema = z.array(operationSchema).min(1).max(MAX_OPERATIONS);
const patchSchema = z.union([
  operationsSchema.transform((operations) => ({ operations, condition: undefined })),
  z.object({ operations: operationsSchema, condition: z.string().optional() }),
]);

/**
 * Changes parts of an item.
 * @throws CosmosError 400 for an operation that cannot be applied, 404 when there is no such item, 412
 * when it has another version or does not satisfy the patch's condition.
 */
export function patchItem(
  target: ItemTarget,
  id: string,
  body: unknown,
  conditions: Preconditions,
): ItemResult {
  const patch = patchSchema.safeParse(body);
  if (!patch.success) throw badRequest(`The patch is invalid. ${z.prettifyError(patch.error)}`);
  const old = target.account.store.items.find(target.container, target.partition, id);
  if (!old) throw notFound();
  checkIfMatch(old, conditions);
  const item = JSON.parse(old.body) as JsonObject;
  const { operations, condition } = patch.data;
  if (condition !== undefined && !satisfies(target.account, item, condition))
    throw preconditionFailed();
  const patched = parseItem(target, applyPatch(item, operations));
  return { status: 200, item: writeItem(target, patched, old) };
}

/** @param condition `FROM c WHERE …` */
function satisfies(account: Account, item: JsonObject, condition: string): boolean {
  const documents = { read: () => [{ document: item, item: { partition: '', number: 0 } }] };
  const scope = { bindings: new Map(), parameters: new Map(), now: account.now() };
  const limits = { maxItems: 1, maxBytes: Infinity };
  const compiled = account.queries.compile(`SELECT * ${condition}`);
  return takePage(compiled, documents, scope, limits, undefined).results.length > 0;
}

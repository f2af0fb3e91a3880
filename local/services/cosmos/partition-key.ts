import { badRequest } from './cosmos-error.ts';
import { isObject, valueAt, type Json } from './json.ts';

const MAX_KEY_BYTES = 2048;

/** One level of a partition key; `{}` stands for a property that is not there. */
type Component = null | boolean | number | string | Record<string, never>;

/** The levels of a partition key from the first down; fewer than the container has make a prefix. */
export type PartitionKey = readonly Component[];

/** Which items a request may see. */
export type PartitionScope =
  | { readonly kind: 'partition'; readonly key: string }
  | { readonly kind: 'prefix'; readonly from: string; readonly to: string }
  | { readonly kind: 'all' };

/** Splits an index or partition path: `/a/"b c"` → `['a', 'b c']`. */
export function splitPath(path: string): string[] {
  return (path.match(/"[^"]*"|[^/]+/g) ?? []).map((name) => name.replace(/^"(.*)"$/, '$1'));
}

/**
 * Reads the `x-ms-documentdb-partitionkey` header.
 * @param paths the container's partition key paths.
 * @throws CosmosError 400 when the header is malformed or has more levels than the container.
 */
export function parsePartitionKey(header: string, paths: readonly string[]): PartitionKey {
  let levels: unknown;
  try {
    levels = JSON.parse(header);
  } catch {
    throw badRequest('The partition key header is not valid JSON.');
  }
  if (!Array.isArray(levels) || !levels.every(isComponent)) {
    throw badRequest('A partition key is an array of strings, numbers, booleans and nulls.');
  }
  if (levels.length > paths.length) {
    throw badRequest(
      `The partition key has ${levels.length} levels, the container has ${paths.length}.`,
    );
  }
  return levels;
}

/**
 * The partition key that an item's own properties give it.
 * @throws CosmosError 400 when a level holds an array or object, or the key is over 2 KB.
 */
export function partitionKeyOf(item: Json, paths: readonly string[]): PartitionKey {
  return paths.map((path) => {
    const value = valueAt(item, splitPath(path));
    if (value === undefined) return {};
    if (!isComponent(value)) {
      throw badRequest(`The partition key property ${path} must be a string, number or boolean.`);
    }
    return value;
  });
}

/**
 * The text a partition is stored under. JSON keeps types apart (`"1"` is not `1`) and makes a prefix
 * of levels a prefix of the text, because a quote inside a level is always escaped.
 */
export function encodePartitionKey(key: PartitionKey): string {
  const text = JSON.stringify(key);
  if (Buffer.byteLength(text) > MAX_KEY_BYTES) {
    throw badRequest(`The partition key is larger than ${MAX_KEY_BYTES} bytes.`);
  }
  return text;
}

/** The range of stored partitions that a whole or partial key covers. */
export function scopeOf(key: PartitionKey, paths: readonly string[]): PartitionScope {
  if (key.length === 0) return { kind: 'all' };
  const text = encodePartitionKey(key);
  if (key.length === paths.length) return { kind: 'partition', key: text };
  const open = text.slice(0, -1);
  // '-' follows ',' in the alphabet, so this range holds every key that goes on after the prefix.
  return { kind: 'prefix', from: `${open},`, to: `${open}-` };
}

export function isComponent(value: unknown): value is Component {
  if (value === null) return true;
  if (isObject(value)) return Object.keys(value).length === 0;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

import { isObject, type Json } from '../../json.ts';
import { equals } from '../compare.ts';
import type { Value } from '../syntax.ts';
import type { SqlFunctions } from './sql-function.ts';

/** Every property of `part` is in `whole` with an equal value. */
function includesProperties(whole: Json, part: Value): boolean {
  if (!isObject(whole) || !isObject(part)) return false;
  return Object.entries(part).every(
    ([name, value]) => Object.hasOwn(whole, name) && equals(whole[name], value),
  );
}

function contains(array: readonly Json[], value: Value, partial = false): boolean {
  return array.some((item) => equals(item, value) || (partial && includesProperties(item, value)));
}

export const arrayFunctions: SqlFunctions = {
  ARRAY_LENGTH: ([array]) => (Array.isArray(array) ? array.length : undefined),
  ARRAY_CONTAINS: ([array, value, partial]) =>
    Array.isArray(array) && value !== undefined
      ? contains(array, value, partial === true)
      : undefined,
  ARRAY_CONTAINS_ANY: ([array, ...values]) =>
    Array.isArray(array) ? values.some((value) => contains(array, value)) : undefined,
  ARRAY_CONTAINS_ALL: ([array, ...values]) =>
    Array.isArray(array) ? values.every((value) => contains(array, value)) : undefined,
  ARRAY_CONCAT: (arrays) => (arrays.every(Array.isArray) ? (arrays as Json[][]).flat() : undefined),
  ARRAY_SLICE: ([array, start, length]) => {
    if (!Array.isArray(array) || typeof start !== 'number') return undefined;
    const rest = array.slice(start);
    return typeof length === 'number' ? rest.slice(0, Math.max(length, 0)) : rest;
  },
  SETINTERSECT: ([first, second]) =>
    Array.isArray(first) && Array.isArray(second)
      ? distinct(first.filter((item) => contains(second, item)))
      : undefined,
  SETUNION: ([first, second]) =>
    Array.isArray(first) && Array.isArray(second) ? distinct([...first, ...second]) : undefined,
};

function distinct(items: readonly Json[]): Json[] {
  return items.filter((item, index) => items.findIndex((other) => equals(other, item)) === index);
}

import { isObject, type Json } from '../json.ts';
import type { Value } from './syntax.ts';

/** The order of types in ORDER BY, MIN and MAX: undefined first, objects last. */
function typeRank(value: Value): number {
  if (value === undefined) return 0;
  if (value === null) return 1;
  if (Array.isArray(value)) return 5;
  return { boolean: 2, number: 3, string: 4, object: 6 }[
    typeof value as 'boolean' | 'number' | 'string' | 'object'
  ];
}

/** Orders two values of any type. Two arrays or two objects have no order among themselves: 0. */
export function compareValues(left: Value, right: Value): number {
  const ranks = typeRank(left) - typeRank(right);
  if (ranks !== 0) return ranks;
  if (left === right || left === undefined || left === null) return 0;
  if (typeof left === 'object') return 0;
  return left < (right as typeof left) ? -1 : 1;
}

/** True when `<` and its kin apply: both sides are of one type, and that type is a plain one. */
export function areOrdered(left: Value, right: Value): boolean {
  const rank = typeRank(left);
  return rank === typeRank(right) && rank >= 1 && rank <= 4;
}

/** Deep equality; objects are equal whatever the order of their properties. */
export function equals(left: Value, right: Value): boolean {
  if (left === right) return true;
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => equals(item, right[index]));
  }
  if (!isObject(left) || !isObject(right)) return false;
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => Object.hasOwn(right, name) && equals(left[name], right[name]))
  );
}

/** JSON text that is the same for all values which {@link equals} takes for the same. */
export function canonicalText(value: Value): string {
  if (value === undefined) return 'undefined';
  return JSON.stringify(value, (_, part: Json) =>
    isObject(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

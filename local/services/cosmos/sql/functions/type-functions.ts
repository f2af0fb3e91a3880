import { isObject } from '../../json.ts';
import type { SqlFunctions } from './sql-function.ts';

/** Checks of type; these are defined for every operand, undefined included. */
export const typeFunctions: SqlFunctions = {
  IS_DEFINED: ([value]) => value !== undefined,
  IS_NULL: ([value]) => value === null,
  IS_BOOL: ([value]) => typeof value === 'boolean',
  IS_NUMBER: ([value]) => typeof value === 'number',
  IS_INTEGER: ([value]) => Number.isInteger(value),
  IS_STRING: ([value]) => typeof value === 'string',
  IS_ARRAY: ([value]) => Array.isArray(value),
  IS_OBJECT: ([value]) => isObject(value),
  IS_PRIMITIVE: ([value]) =>
    value === null || ['boolean', 'number', 'string'].includes(typeof value),
  IIF: ([condition, then, otherwise]) => (condition === true ? then : otherwise),
};

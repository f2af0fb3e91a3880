import { UnsupportedSqlError } from '../sql-error.ts';
import { arrayFunctions } from './array-functions.ts';
import { dateFunctions } from './date-functions.ts';
import { mathFunctions } from './math-functions.ts';
import type { SqlFunction } from './sql-function.ts';
import { stringFunctions } from './string-functions.ts';
import { typeFunctions } from './type-functions.ts';
import { vectorFunctions } from './vector-functions.ts';

const FUNCTIONS = new Map<string, SqlFunction>(
  Object.entries({
    ...arrayFunctions,
    ...dateFunctions,
    ...mathFunctions,
    ...stringFunctions,
    ...typeFunctions,
    ...vectorFunctions,
  }),
);

/** @param name in upper case. @throws UnsupportedSqlError for a function this service does not have. */
export function findFunction(name: string): SqlFunction {
  const found = FUNCTIONS.get(name);
  if (!found) throw new UnsupportedSqlError(`the function '${name}'`);
  return found;
}

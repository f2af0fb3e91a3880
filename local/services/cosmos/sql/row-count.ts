import type { Evaluate, Scope } from './scope.ts';
import { SqlError } from './sql-error.ts';

/** The value of TOP, OFFSET or LIMIT. @throws SqlError unless it is a whole number of at least 0. */
export function rowCount(evaluate: Evaluate, scope: Scope): number {
  const count = evaluate(scope);
  if (typeof count === 'number' && Number.isInteger(count) && count >= 0) return count;
  throw new SqlError('TOP, OFFSET and LIMIT take a whole number that is not negative.');
}

import { compareValues } from './compare.ts';
import { SqlError } from './sql-error.ts';
import type { Value } from './syntax.ts';

type Aggregate = (values: readonly Value[]) => Value;

/** Undefined values are never part of an aggregate. */
const AGGREGATES: Readonly<Record<string, Aggregate>> = {
  COUNT: (values) => values.length,
  SUM: (values) => sum(values),
  AVG: (values) => {
    const total = sum(values);
    return total === undefined || values.length === 0 ? undefined : total / values.length;
  },
  MIN: (values) => extreme(values, -1),
  MAX: (values) => extreme(values, 1),
};

/** @throws SqlError for a name that is no aggregate. */
export function findAggregate(name: string): Aggregate {
  const aggregate = AGGREGATES[name];
  if (!aggregate) throw new SqlError(`'${name}' is not an aggregate function.`);
  return aggregate;
}

/** Undefined as soon as one value is not a number. */
function sum(values: readonly Value[]): number | undefined {
  let total = 0;
  for (const value of values) {
    if (typeof value !== 'number') return undefined;
    total += value;
  }
  return total;
}

function extreme(values: readonly Value[], sign: 1 | -1): Value {
  return values.reduce(
    (best, value) => (compareValues(value, best) * sign > 0 ? value : best),
    values[0],
  );
}

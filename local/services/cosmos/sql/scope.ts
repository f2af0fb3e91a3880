import type { Value } from './syntax.ts';

/** What an expression sees while it is evaluated for one row. */
export interface Scope {
  /** The values of FROM and JOIN aliases. */
  readonly bindings: ReadonlyMap<string, Value>;
  /** Query parameters by name, `@` included. */
  readonly parameters: ReadonlyMap<string, Value>;
  /** The time of the query in milliseconds. */
  readonly now: number;
  /** The rows that aggregates count over. */
  readonly group?: readonly Scope[];
}

export type Evaluate = (scope: Scope) => Value;

export function bind(scope: Scope, alias: string, value: Value): Scope {
  return { ...scope, bindings: new Map(scope.bindings).set(alias, value) };
}

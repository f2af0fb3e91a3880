import type { Evaluate, Scope } from './scope.ts';
import type { Query, Value } from './syntax.ts';

export interface CompiledSource {
  readonly alias: string;
  /** The values that the alias takes for one row of the sources before it. */
  readonly values: (scope: Scope) => readonly Value[];
}

export interface SortKey {
  readonly evaluate: Evaluate;
  readonly descending: boolean;
}

/** The clauses of a query as functions of a row. */
export interface CompiledQuery {
  readonly query: Query;
  /** The name under which FROM sees the container's documents; undefined without FROM. */
  readonly root: string | undefined;
  readonly sources: readonly CompiledSource[];
  readonly where: Evaluate | undefined;
  /** Undefined when rows are not grouped; empty when all rows make one group. */
  readonly groupBy: readonly Evaluate[] | undefined;
  readonly orderBy: readonly SortKey[];
  readonly project: Evaluate;
  readonly offset: Evaluate | undefined;
  /** TOP or LIMIT. */
  readonly limit: Evaluate | undefined;
}

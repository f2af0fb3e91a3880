import { QueryCache } from '../../../../../local/services/cosmos/sql/query-cache.ts';
import type { Json } from '../../../../../local/services/cosmos/json.ts';
import { takePage } from '../../../../../local/services/cosmos/sql/take-page.ts';
import type { Value } from '../../../../../local/services/cosmos/sql/syntax.ts';

const NO_LIMITS = { maxItems: Infinity, maxBytes: Infinity };

/** Runs a query over documents and gives all results. */
export function run(
  text: string,
  documents: readonly Json[] = [],
  parameters: Readonly<Record<string, Value>> = {},
): unknown[] {
  const source = {
    read: () =>
      documents.map((document, number) => ({ document, item: { partition: 'p', number } })),
  };
  const scope = {
    bindings: new Map(),
    parameters: new Map(Object.entries(parameters)),
    now: Date.UTC(2026, 0, 2, 3, 4, 5, 6),
  };
  const page = takePage(new QueryCache().compile(text), source, scope, NO_LIMITS, undefined);
  return page.results.map((result) => JSON.parse(result) as unknown);
}

/** The value of an expression; undefined when it has none. @param document is called `c`. */
export function evaluate(expression: string, document: Json = {}): unknown {
  return run(`SELECT VALUE ${expression} FROM c`, [document])[0];
}

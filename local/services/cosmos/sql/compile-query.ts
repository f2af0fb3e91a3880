import { checkQuery, isAggregated } from './check-query.ts';
import { compileExpression, compileObject, type Surroundings } from './compile-expression.ts';
import type { CompiledQuery, CompiledSource, SortKey } from './compiled-query.ts';
import { results } from './results.ts';
import { rowCount } from './row-count.ts';
import type { Evaluate } from './scope.ts';
import { UnsupportedSqlError } from './sql-error.ts';
import type { Expression, OrderItem, Query, Select, Value } from './syntax.ts';

/**
 * Turns the clauses of a query into functions of a row.
 * @param outer the names in sight of a subquery; undefined for a query on a container.
 * @throws SqlError for what Cosmos DB refuses, before any row is read.
 * @throws UnsupportedSqlError for what this service does not evaluate.
 */
export function compileQuery(query: Query, outer?: ReadonlySet<string>): CompiledQuery {
  checkQuery(query);
  const first = query.sources[0];
  const root = first && leftmostName(first.input);
  const names = new Set(outer ?? (root === undefined ? [] : [root]));
  const around: Surroundings = { names, grouped: false, compileSubquery };
  const sources = query.sources.map(({ alias, input, unwinds }): CompiledSource => {
    const evaluate = compileExpression(input, { ...around, names: new Set(names) });
    names.add(alias);
    return { alias, values: (scope) => inputValues(evaluate(scope), unwinds) };
  });
  const compile = (expression: Expression) => compileExpression(expression, around);
  const grouped = query.groupBy.length > 0 || isAggregated(query);
  return {
    query,
    root,
    sources,
    where: query.where && compile(query.where),
    groupBy: grouped ? query.groupBy.map(compile) : undefined,
    orderBy: query.orderBy.map((item) => compileOrderItem(item, compile)),
    project: compileSelect(query.select, first?.alias, { ...around, grouped }),
    offset: query.offset && compile(query.offset),
    limit: query.limit ? compile(query.limit) : query.top && compile(query.top),
  };
}

function compileSubquery(query: Query, names: ReadonlySet<string>): Evaluate {
  const compiled = compileQuery(query, names);
  return (scope) => {
    const start = compiled.offset ? rowCount(compiled.offset, scope) : 0;
    const count = compiled.limit ? rowCount(compiled.limit, scope) : Infinity;
    return results(compiled, [{ scope, item: { partition: '', number: 0 } }], scope)
      .map((result) => result.value)
      .drop(start)
      .take(count)
      .toArray();
  };
}

function leftmostName(expression: Expression): string | undefined {
  if (expression.kind === 'member') return leftmostName(expression.object);
  return expression.kind === 'identifier' ? expression.name : undefined;
}

function inputValues(input: Value, unwinds: boolean): readonly Value[] {
  if (unwinds) return Array.isArray(input) ? input : [];
  return input === undefined ? [] : [input];
}

function compileSelect(select: Select, alias: string | undefined, around: Surroundings): Evaluate {
  switch (select.kind) {
    case 'all':
      return (scope) => scope.bindings.get(alias ?? '');
    case 'value':
      return compileExpression(select.expression, around);
    case 'properties':
      return compileObject(
        select.properties.map(({ name, expression }) => [
          name,
          compileExpression(expression, around),
        ]),
      );
  }
}

/** The most similar vectors come first: by similarity, falling. */
function compileOrderItem(
  { expression, descending }: OrderItem,
  compile: (expression: Expression) => Evaluate,
): SortKey {
  const evaluate = compile(expression);
  if (expression.kind !== 'call' || expression.name !== 'VECTORDISTANCE') {
    return { evaluate, descending };
  }
  if (expression.operands.length > 2) {
    throw new UnsupportedSqlError('options of VectorDistance; it compares by cosine');
  }
  return { evaluate, descending: true };
}

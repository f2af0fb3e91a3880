import { canonicalText } from './compare.ts';
import { SqlError } from './sql-error.ts';
import type { Expression, Query } from './syntax.ts';

/** Refuses clauses that Cosmos DB does not let stand together. @throws SqlError */
export function checkQuery(query: Query): void {
  if (query.select.kind === 'all' && query.sources.length !== 1) {
    throw new SqlError("'SELECT *' is only valid with a single input set.");
  }
  if (query.groupBy.length > 0 && query.orderBy.length > 0) {
    throw new SqlError("'ORDER BY' is not supported in presence of 'GROUP BY'.");
  }
  if (query.top && query.offset) {
    throw new SqlError("'TOP' and 'OFFSET LIMIT' cannot be used in the same query.");
  }
  if (query.groupBy.length > 0 || isAggregated(query)) checkGrouping(query);
}

/** True when SELECT holds an aggregate, with or without GROUP BY. */
export function isAggregated(query: Query): boolean {
  return selected(query).some(holdsAggregate);
}

/** What is selected beside aggregates must be one of the grouping expressions. */
function checkGrouping(query: Query): void {
  if (query.select.kind === 'all') {
    throw new SqlError("'SELECT *' is not valid with aggregates or GROUP BY.");
  }
  if (query.orderBy.length > 0) {
    throw new SqlError("'ORDER BY' is not supported in presence of aggregates.");
  }
  const keys = new Set(query.groupBy.map(fingerprint));
  const check = (expression: Expression): void => {
    if (keys.has(fingerprint(expression)) || expression.kind === 'aggregate') return;
    if (expression.kind === 'identifier') {
      throw new SqlError(
        `'${expression.name}' is invalid in the select list because it is contained neither in an ` +
          'aggregate function nor in the GROUP BY clause.',
      );
    }
    parts(expression).forEach(check);
  };
  selected(query).forEach(check);
}

function selected(query: Query): readonly Expression[] {
  const { select } = query;
  if (select.kind === 'all') return [];
  return select.kind === 'value'
    ? [select.expression]
    : select.properties.map((property) => property.expression);
}

function holdsAggregate(expression: Expression): boolean {
  return expression.kind === 'aggregate' || parts(expression).some(holdsAggregate);
}

/** The expressions directly inside one; a subquery keeps its own to itself. */
function parts(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'literal':
    case 'parameter':
    case 'identifier':
    case 'subquery':
      return [];
    case 'member':
      return [expression.object, expression.key];
    case 'array':
      return expression.elements;
    case 'object':
      return expression.properties.map((property) => property.expression);
    case 'unary':
    case 'aggregate':
      return [expression.operand];
    case 'binary':
      return [expression.left, expression.right];
    case 'conditional':
      return [expression.condition, expression.then, expression.otherwise];
    case 'in':
      return [expression.operand, ...expression.choices];
    case 'like':
      return [
        expression.operand,
        expression.pattern,
        ...(expression.escape ? [expression.escape] : []),
      ];
    case 'call':
      return expression.operands;
  }
}

function fingerprint(expression: Expression): string {
  return canonicalText(JSON.parse(JSON.stringify(expression)) as never);
}

import { documentAlias, documentPath } from './document-path.ts';
import type { Expression, Query, Value } from './syntax.ts';

/**
 * What every result must equal: the top-level `c.path = constant` conditions of WHERE, by path
 * (`/tenantId`). They let a query read one partition, or one id, instead of the container.
 */
export function requiredEqualities(
  query: Query,
  parameters: ReadonlyMap<string, Value>,
): ReadonlyMap<string, Value> {
  const alias = documentAlias(query);
  const found = new Map<string, Value>();
  const visit = (expression: Expression): void => {
    if (expression.kind !== 'binary') return;
    const { operator, left, right } = expression;
    if (operator === 'AND') {
      visit(left);
      visit(right);
    } else if (operator === '=') {
      note(left, right);
      note(right, left);
    }
  };
  const note = (path: Expression, constant: Expression): void => {
    const names = documentPath(path, alias);
    if (!names?.length) return;
    if (constant.kind === 'literal') found.set(`/${names.join('/')}`, constant.value);
    if (constant.kind === 'parameter') {
      found.set(`/${names.join('/')}`, parameters.get(constant.name));
    }
  };
  if (query.where) visit(query.where);
  return found;
}

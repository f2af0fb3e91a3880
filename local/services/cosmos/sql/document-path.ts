import type { Expression, Query } from './syntax.ts';

/** The alias under which a query sees whole documents: `c` of `FROM c`; undefined for `FROM t IN c.tags`. */
export function documentAlias(query: Query): string | undefined {
  const source = query.sources[0];
  return source && !source.unwinds && source.input.kind === 'identifier' ? source.alias : undefined;
}

/** `c.a["b"]` → `['a', 'b']`; undefined for anything but a path of names from the document. */
export function documentPath(
  expression: Expression,
  alias: string | undefined,
): readonly string[] | undefined {
  if (expression.kind === 'identifier') return expression.name === alias ? [] : undefined;
  if (expression.kind !== 'member' || expression.key.kind !== 'literal') return undefined;
  const above = documentPath(expression.object, alias);
  const name = expression.key.value;
  return above && typeof name === 'string' ? [...above, name] : undefined;
}

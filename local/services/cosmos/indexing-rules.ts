import type { IndexingPolicy } from './container-definition.ts';
import { badRequest } from './cosmos-error.ts';
import { splitPath } from './partition-key.ts';
import { documentAlias, documentPath } from './sql/document-path.ts';
import type { OrderItem, Query } from './sql/syntax.ts';

/** These are indexed whatever the policy says. */
const ALWAYS_INDEXED = new Set(['id', '_ts']);

/**
 * Refuses an ORDER BY that Azure could not serve from an index. A filter needs none: without an index it
 * only costs more.
 * @throws CosmosError 400 for an ORDER BY on an expression or an excluded path, and for several paths
 * without a composite index of exactly these paths in this order, all directions equal or all opposite.
 */
export function checkOrderBy(query: Query, policy: IndexingPolicy): void {
  const items = query.orderBy;
  if (items.length === 1 && items[0] && isVectorDistance(items[0])) return;
  const alias = documentAlias(query);
  const paths = items.map(({ expression }) => {
    const path = documentPath(expression, alias);
    if (path?.length) return path;
    throw badRequest(
      'Unsupported ORDER BY clause. ORDER BY item expression could not be mapped to a document path.',
    );
  });
  const [first] = paths;
  if (first && paths.length === 1 && !isIndexed(first, policy)) {
    throw badRequest(
      'The index path corresponding to the specified order-by item is excluded. ' +
        `Include /${first.join('/')}/? in the indexing policy.`,
    );
  }
  if (paths.length > 1 && !hasCompositeIndex(paths, items, policy)) {
    const wanted = paths.map((path, index) => {
      return `/${path.join('/')} ${items[index]?.descending ? 'descending' : 'ascending'}`;
    });
    throw badRequest(
      'The order by query does not have a corresponding composite index that it can be served from. ' +
        `Add the composite index (${wanted.join(', ')}) to the indexing policy.`,
    );
  }
}

/** The most exact rule that covers a path decides: more names first, then `?` before `*`. */
export function isIndexed(path: readonly string[], policy: IndexingPolicy): boolean {
  if (policy.indexingMode === 'none') return false;
  if (path.length === 1 && ALWAYS_INDEXED.has(path[0] ?? '')) return true;
  const included = bestMatch(path, policy.includedPaths);
  return included > 0 && included >= bestMatch(path, policy.excludedPaths);
}

/** 0 when no rule covers the path. */
function bestMatch(path: readonly string[], rules: readonly { path: string }[]): number {
  return Math.max(0, ...rules.map((rule) => exactness(path, splitPath(rule.path))));
}

function exactness(path: readonly string[], rule: readonly string[]): number {
  const wildcard = rule.at(-1);
  const names = wildcard === '*' || wildcard === '?' ? rule.slice(0, -1) : rule;
  const covers =
    names.every((name, index) => name === path[index]) &&
    (wildcard === '*' || path.length === names.length);
  return covers ? names.length * 2 + (wildcard === '*' ? 1 : 2) : 0;
}

function hasCompositeIndex(
  paths: readonly (readonly string[])[],
  items: readonly OrderItem[],
  policy: IndexingPolicy,
): boolean {
  if (policy.indexingMode === 'none') return false;
  return policy.compositeIndexes.some((composite) => {
    if (composite.length !== paths.length) return false;
    const samePaths = composite.every(
      (entry, index) => splitPath(entry.path).join('/') === paths[index]?.join('/'),
    );
    const opposed = composite.map(
      (entry, index) => (entry.order === 'descending') !== items[index]?.descending,
    );
    return samePaths && new Set(opposed).size === 1;
  });
}

function isVectorDistance({ expression }: OrderItem): boolean {
  return expression.kind === 'call' && expression.name === 'VECTORDISTANCE';
}

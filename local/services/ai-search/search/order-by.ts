import { elementTypeOf } from '../definition/edm-type.ts';
import type { IndexDefinition } from '../definition/index-definition.ts';
import type { StoredDocument } from '../documents/stored-document.ts';
import type { SearchIndex } from '../engine/search-index.ts';
import type { Ranked } from '../engine/top-k.ts';
import { invalidRequest, notSupported } from '../search-service-error.ts';

const MAX_CLAUSES = 32;

type SortKey = string | number | boolean | null;

interface Clause {
  readonly descending: boolean;
  keyOf(document: StoredDocument, score: number): SortKey;
}

/**
 * Sorts documents by an `orderby` expression such as `updatedAt desc,title`; equal ones keep their order.
 * Missing values come first when ascending.
 * @throws SearchServiceError 400 for a field that does not exist or is not sortable.
 */
export function orderBy(
  index: SearchIndex,
  ranked: readonly Ranked[],
  expression: string,
): Ranked[] {
  const clauses = parseOrderBy(index.definition, expression);
  return ranked
    .map((entry) => {
      const document = index.at(entry.slot);
      return { entry, keys: clauses.map((clause) => clause.keyOf(document, entry.score)) };
    })
    .sort((left, right) => {
      for (const [position, { descending }] of clauses.entries()) {
        const order = compareKeys(left.keys[position] ?? null, right.keys[position] ?? null);
        if (order !== 0) return descending ? -order : order;
      }
      return 0;
    })
    .map(({ entry }) => entry);
}

function parseOrderBy(definition: IndexDefinition, expression: string): Clause[] {
  const clauses = expression.split(',').map((clause) => clause.trim());
  if (clauses.length > MAX_CLAUSES) {
    throw invalidRequest(`The orderby expression has more than ${MAX_CLAUSES} clauses.`);
  }
  return clauses.map((clause) => {
    const match = /^([\w./]+(?:\(\))?)(?:\s+(asc|desc))?$/.exec(clause);
    if (clause.startsWith('geo.distance')) throw notSupported('Ordering by geo.distance()');
    if (!match?.[1]) throw invalidRequest(`Invalid orderby expression: '${clause}'.`);
    return { descending: match[2] === 'desc', keyOf: keyFunction(definition, match[1]) };
  });
}

function keyFunction(definition: IndexDefinition, name: string): Clause['keyOf'] {
  if (name === 'search.score()') return (_document, score) => score;
  const field = definition.fields.find((candidate) => candidate.name === name);
  if (!field?.sortable) {
    throw invalidRequest(
      `Invalid orderby expression: there is no sortable field named '${name}' in the index.`,
    );
  }
  const isDate = elementTypeOf(field.type) === 'Edm.DateTimeOffset';
  return (document) => {
    const value = document[name] ?? null;
    return isDate && typeof value === 'string' ? Date.parse(value) : (value as SortKey);
  };
}

function compareKeys(left: SortKey, right: SortKey): number {
  if (left === right) return 0;
  if (left === null) return -1;
  if (right === null) return 1;
  return left < right ? -1 : 1;
}

import { elementTypeOf } from '../definition/edm-type.ts';
import type { ColumnValue } from '../engine/columns/column.ts';
import type { SearchIndex } from '../engine/search-index.ts';
import type { SlotSet } from '../engine/slot-set.ts';
import { invalidRequest, notSupported } from '../search-service-error.ts';

const DEFAULT_COUNT = 10;

/** A value and how many of the found documents have it. */
export interface FacetBucket {
  readonly value: ColumnValue;
  readonly count: number;
}

interface FacetRequest {
  readonly field: string;
  readonly count: number;
  readonly sort: 'count' | '-count' | 'value' | '-value';
}

const COMPARE: Record<FacetRequest['sort'], (left: FacetBucket, right: FacetBucket) => number> = {
  count: (left, right) => right.count - left.count || compareValues(left, right),
  '-count': (left, right) => left.count - right.count || compareValues(left, right),
  value: compareValues,
  '-value': (left, right) => compareValues(right, left),
};

/**
 * Counts the values of fields over all found documents.
 * @param expressions such as `category` or `tags,count:5,sort:value`.
 * @returns buckets by field name.
 * @throws SearchServiceError 400 for a field that is not facetable, 501 for ranges (`interval`, `values`).
 */
export function countFacets(
  index: SearchIndex,
  expressions: readonly string[],
  matches: SlotSet,
): Record<string, FacetBucket[]> {
  return Object.fromEntries(
    expressions.map((expression) => {
      const request = parseFacet(expression);
      return [request.field, countFacet(index, request, matches)];
    }),
  );
}

function countFacet(index: SearchIndex, request: FacetRequest, matches: SlotSet): FacetBucket[] {
  const field = index.definition.fields.find(({ name }) => name === request.field);
  const column = index.column(request.field);
  if (!field?.facetable || !column) {
    throw invalidRequest(
      `Invalid facet expression: there is no facetable field named '${request.field}' in the index.`,
    );
  }
  const isDate = elementTypeOf(field.type) === 'Edm.DateTimeOffset';
  return [...column.countValues(matches)]
    .map(([value, count]) => ({ value: isDate ? toDate(value) : value, count }))
    .sort(COMPARE[request.sort])
    .slice(0, request.count);
}

function parseFacet(expression: string): FacetRequest {
  const [field = '', ...parameters] = expression.split(',').map((part) => part.trim());
  let count = DEFAULT_COUNT;
  let sort: FacetRequest['sort'] = 'count';
  for (const parameter of parameters) {
    const [, name, value = ''] = /^(\w+):(.*)$/.exec(parameter) ?? [];
    if (name === 'count' && /^[1-9]\d*$/.test(value)) count = Number(value);
    else if (name === 'sort' && value in COMPARE) sort = value as FacetRequest['sort'];
    else if (name !== undefined && name !== 'count' && name !== 'sort') {
      throw notSupported(`The facet parameter '${name}'`);
    } else throw invalidRequest(`Invalid facet expression: '${expression}'.`);
  }
  return { field, count, sort };
}

function toDate(milliseconds: ColumnValue): string {
  return new Date(Number(milliseconds)).toISOString().replace('.000Z', 'Z');
}

function compareValues(left: FacetBucket, right: FacetBucket): number {
  if (left.value === right.value) return 0;
  return left.value < right.value ? -1 : 1;
}

import { isCollection } from '../definition/edm-type.ts';
import type { Comparison, Filter, Lambda, Membership } from '../odata/filter-syntax.ts';
import { invalidRequest } from '../search-service-error.ts';
import { comparisonTest } from './comparison-test.ts';
import { elementTest } from './element-test.ts';
import { filterableField, type FilterableField } from './filterable-field.ts';
import type { SearchIndex } from './search-index.ts';
import { SlotSet } from './slot-set.ts';

/**
 * The documents that pass a filter, found by set operations on the columns rather than document by document.
 * @throws SearchServiceError 400 for a field that does not exist, is not filterable or has another type.
 */
export function evaluateFilter(index: SearchIndex, filter: Filter): SlotSet {
  return index.live.intersection(evaluate(index, filter));
}

function evaluate(index: SearchIndex, filter: Filter): SlotSet {
  switch (filter.kind) {
    case 'and':
      return filter.operands
        .map((operand) => evaluate(index, operand))
        .reduce((left, right) => left.intersection(right));
    case 'or':
      return filter.operands
        .map((operand) => evaluate(index, operand))
        .reduce((left, right) => left.union(right));
    case 'not':
      return index.live.difference(evaluate(index, filter.operand));
    case 'constant':
      return filter.value ? index.live : new SlotSet();
    case 'comparison':
      return evaluateComparison(index, filter);
    case 'membership':
      return evaluateMembership(index, filter);
    case 'lambda':
      return evaluateLambda(index, filter);
  }
}

function evaluateComparison(index: SearchIndex, comparison: Comparison): SlotSet {
  const { operator, literal } = comparison;
  const { field, column } = plainField(index, comparison.path);
  const test = comparisonTest(field, comparison);
  if (literal.type === 'null') {
    const present = column.where(() => true);
    if (operator === 'ne') return present;
    return operator === 'eq' ? index.live.difference(present) : new SlotSet();
  }
  if (operator !== 'eq' && operator !== 'ne') return column.where(test);
  const equal = column.whereIn(new Set([literal.value]));
  // A missing value equals nothing, so it is unequal to everything.
  return operator === 'eq' ? equal : index.live.difference(equal);
}

function evaluateMembership(index: SearchIndex, { path, values }: Membership): SlotSet {
  const { field, column } = plainField(index, path);
  if (field.type !== 'Edm.String') {
    throw invalidRequest(
      `Invalid expression: search.in() needs a string field, '${path}' is none.`,
    );
  }
  return column.whereIn(values);
}

function evaluateLambda(index: SearchIndex, { path, quantifier, range }: Lambda): SlotSet {
  const { field, column } = filterableField(index, path);
  if (!isCollection(field.type)) {
    throw invalidRequest(
      `Invalid expression: '${path}' is no collection and has no '${quantifier}'.`,
    );
  }
  if (!range) return column.where(() => true);
  const test = elementTest(field, quantifier, range);
  if (quantifier === 'any') return column.where(test);
  return index.live.difference(column.where((value) => !test(value)));
}

function plainField(index: SearchIndex, path: string): FilterableField {
  const found = filterableField(index, path);
  if (isCollection(found.field.type)) {
    throw invalidRequest(
      `Invalid expression: '${path}' is a collection; compare its elements with any() or all().`,
    );
  }
  return found;
}

import { elementTypeOf } from '../definition/edm-type.ts';
import type { FieldDefinition } from '../definition/field-definition.ts';
import type { Filter, Lambda } from '../odata/filter-syntax.ts';
import { invalidRequest, notSupported } from '../search-service-error.ts';
import type { ColumnValue } from './columns/column.ts';
import { comparisonTest } from './comparison-test.ts';

/**
 * Turns the body of a lambda over a collection of plain values into a test of one element.
 *
 * For strings and booleans the service allows only what its inverted index can answer: inside `any` equality
 * joined by `or`, inside `all` inequality joined by `and`. The same is refused here.
 * @throws SearchServiceError 400 for such a body, or one that refers to anything but its range variable.
 */
export function elementTest(
  field: FieldDefinition,
  quantifier: Lambda['quantifier'],
  { variable, body }: NonNullable<Lambda['range']>,
): (value: ColumnValue) => boolean {
  const type = elementTypeOf(field.type);
  if ((type === 'Edm.String' || type === 'Edm.Boolean') && !isIndexable(body, quantifier)) {
    throw invalidRequest(
      `Invalid lambda expression over '${field.name}'. In '${quantifier}', ` +
        (quantifier === 'any'
          ? "only 'eq' and search.in() joined by 'or' are allowed."
          : "only 'ne' and not search.in() joined by 'and' are allowed."),
    );
  }
  return compile(field, variable, body);
}

function isIndexable(body: Filter, quantifier: Lambda['quantifier']): boolean {
  const isAny = quantifier === 'any';
  switch (body.kind) {
    case 'and':
    case 'or':
      return (
        body.kind === (isAny ? 'or' : 'and') &&
        body.operands.every((operand) => isIndexable(operand, quantifier))
      );
    case 'not':
      return isIndexable(body.operand, isAny ? 'all' : 'any');
    case 'comparison':
      return body.operator === (isAny ? 'eq' : 'ne');
    case 'membership':
      return isAny;
    default:
      return false;
  }
}

function compile(
  field: FieldDefinition,
  variable: string,
  body: Filter,
): (value: ColumnValue) => boolean {
  switch (body.kind) {
    case 'and': {
      const tests = body.operands.map((operand) => compile(field, variable, operand));
      return (value) => tests.every((test) => test(value));
    }
    case 'or': {
      const tests = body.operands.map((operand) => compile(field, variable, operand));
      return (value) => tests.some((test) => test(value));
    }
    case 'not': {
      const test = compile(field, variable, body.operand);
      return (value) => !test(value);
    }
    case 'constant':
      return () => body.value;
    case 'comparison':
      requireVariable(body.path, variable);
      return comparisonTest(field, body);
    case 'membership':
      requireVariable(body.path, variable);
      return (value) => typeof value === 'string' && body.values.has(value);
    case 'lambda':
      throw notSupported('A lambda inside a lambda');
  }
}

function requireVariable(path: string, variable: string): void {
  if (path === variable) return;
  throw invalidRequest(
    `Invalid lambda expression: '${path}' is not the range variable '${variable}'. ` +
      'Inside a lambda over plain values only that can be compared.',
  );
}

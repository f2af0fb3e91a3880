import { elementTypeOf, type ElementType } from '../definition/edm-type.ts';
import type { FieldDefinition } from '../definition/field-definition.ts';
import type { Comparison, ComparisonOperator, Literal } from '../odata/filter-syntax.ts';
import { invalidRequest } from '../search-service-error.ts';
import type { ColumnValue } from './columns/column.ts';

const LITERAL_TYPES: Record<ElementType, Literal['type']> = {
  'Edm.String': 'string',
  'Edm.Boolean': 'boolean',
  'Edm.Int32': 'number',
  'Edm.Int64': 'number',
  'Edm.Double': 'number',
  'Edm.DateTimeOffset': 'date',
};

/**
 * A test of one value against a comparison's literal; against null every value fails but for `ne`.
 * @throws SearchServiceError 400 when field and literal have different types.
 */
export function comparisonTest(
  field: FieldDefinition,
  { operator, literal }: Comparison,
): (value: ColumnValue) => boolean {
  if (literal.type === 'null') return () => operator === 'ne';
  const expected = literal.value;
  if (literal.type !== LITERAL_TYPES[elementTypeOf(field.type)]) {
    throw invalidRequest(
      'Invalid expression: A binary operator with incompatible types was detected. ' +
        `Found operand types '${elementTypeOf(field.type)}' (field '${field.name}') and '${literal.type}' for operator kind '${operator}'.`,
    );
  }
  return (value) => compare(operator, value, expected);
}

function compare(operator: ComparisonOperator, left: ColumnValue, right: ColumnValue): boolean {
  switch (operator) {
    case 'eq':
      return left === right;
    case 'ne':
      return left !== right;
    case 'gt':
      return left > right;
    case 'ge':
      return left >= right;
    case 'lt':
      return left < right;
    case 'le':
      return left <= right;
  }
}

import { elementTypeOf } from '../definition/edm-type.ts';
import type { FieldDefinition } from '../definition/field-definition.ts';
import type { ColumnValue } from './columns/column.ts';

/** A stored field's values as filters compare them: a list, empty for null, with dates in milliseconds. */
export function columnValues(field: FieldDefinition, stored: unknown): ColumnValue[] {
  const values: unknown[] = Array.isArray(stored) ? stored : [stored];
  const isDate = elementTypeOf(field.type) === 'Edm.DateTimeOffset';
  return values
    .filter((value) => isColumnValue(value))
    .map((value) => (isDate ? Date.parse(String(value)) : value));
}

function isColumnValue(value: unknown): value is ColumnValue {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

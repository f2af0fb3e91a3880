import { elementTypeOf, isCollection, type ElementType } from '../definition/edm-type.ts';
import type { FieldDefinition } from '../definition/field-definition.ts';
import { invalidRequest } from '../search-service-error.ts';

const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;
const MAX_INT32 = 2 ** 31 - 1;

/**
 * Checks a value against its field's type; dates are turned into UTC.
 * @param field of any type but a vector.
 * @throws SearchServiceError 400 naming the field.
 */
export function parseFieldValue(field: FieldDefinition, value: unknown): unknown {
  const type = elementTypeOf(field.type);
  if (!isCollection(field.type)) return value === null ? null : parseElement(field, type, value);
  if (!Array.isArray(value)) throw mismatch(field, value);
  return value.map((element: unknown) => parseElement(field, type, element));
}

function parseElement(field: FieldDefinition, type: ElementType, value: unknown): unknown {
  if (type === 'Edm.DateTimeOffset') return parseDate(field, value);
  if (!isOfType(type, value)) throw mismatch(field, value);
  return value;
}

function isOfType(type: Exclude<ElementType, 'Edm.DateTimeOffset'>, value: unknown): boolean {
  switch (type) {
    case 'Edm.String':
      return typeof value === 'string';
    case 'Edm.Boolean':
      return typeof value === 'boolean';
    case 'Edm.Int32':
      return Number.isInteger(value) && Math.abs(Number(value)) <= MAX_INT32;
    case 'Edm.Int64':
      return Number.isInteger(value);
    case 'Edm.Double':
      return typeof value === 'number';
  }
}

function parseDate(field: FieldDefinition, value: unknown): string {
  if (typeof value !== 'string' || !DATE_TIME.test(value)) throw mismatch(field, value);
  const milliseconds = Date.parse(value);
  if (Number.isNaN(milliseconds)) throw mismatch(field, value);
  return new Date(milliseconds).toISOString().replace('.000Z', 'Z');
}

function mismatch({ name, type }: FieldDefinition, value: unknown) {
  const shown = JSON.stringify(value).slice(0, 100);
  return invalidRequest(
    `Cannot convert the value ${shown} of field '${name}' to the type '${type}'.`,
  );
}

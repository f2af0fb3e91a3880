import type { FieldDefinition } from '../definition/field-definition.ts';
import { invalidRequest } from '../search-service-error.ts';

/**
 * @param field a vector field.
 * @throws SearchServiceError 400 for anything but as many finite numbers as the field has dimensions.
 */
export function parseVector({ name, dimensions }: FieldDefinition, value: unknown): Float32Array {
  if (!Array.isArray(value) || !value.every((element) => Number.isFinite(element))) {
    throw invalidRequest(`The vector of field '${name}' must be a list of finite numbers.`);
  }
  if (value.length !== dimensions) {
    throw invalidRequest(
      `There's a mismatch in vector dimensions. The vector field '${name}', with dimension of '${dimensions ?? 0}', ` +
        `expects a length of '${dimensions ?? 0}'. However, the provided vector has a length of '${value.length}'.`,
    );
  }
  return Float32Array.from(value);
}

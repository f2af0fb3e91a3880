import { invalidRequest } from '../search-service-error.ts';
import type { IndexDefinition } from './index-definition.ts';

const FIXED = [
  'type',
  'key',
  'searchable',
  'filterable',
  'sortable',
  'facetable',
  'analyzer',
  'dimensions',
] as const;

/**
 * An index in use can gain fields, but existing ones keep their type, attributes and analyzer; only
 * `retrievable` and the vector profile may change.
 * @throws SearchServiceError 400 `CannotChangeExistingField` naming the field.
 */
export function checkIndexUpdate(current: IndexDefinition, next: IndexDefinition): void {
  for (const field of current.fields) {
    const successor = next.fields.find(({ name }) => name === field.name);
    const changed = successor
      ? FIXED.find((attribute) => successor[attribute] !== field[attribute])
      : 'name';
    if (changed !== undefined) {
      throw invalidRequest(
        `Existing field '${field.name}' cannot be changed (${changed}). Create a new index for it.`,
        'CannotChangeExistingField',
      );
    }
  }
  if (current.bm25.k1 !== next.bm25.k1 || current.bm25.b !== next.bm25.b) {
    throw invalidRequest('The similarity of an existing index cannot be changed.');
  }
}

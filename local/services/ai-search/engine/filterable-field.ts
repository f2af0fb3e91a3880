import type { FieldDefinition } from '../definition/field-definition.ts';
import { invalidRequest } from '../search-service-error.ts';
import type { Column } from './columns/column.ts';
import type { SearchIndex } from './search-index.ts';

/** A field together with its column. */
export interface FilterableField {
  readonly field: FieldDefinition;
  readonly column: Column;
}

/** @throws SearchServiceError 400 when there is no such field, or it may not be used in filters. */
export function filterableField(index: SearchIndex, name: string): FilterableField {
  const field = index.definition.fields.find((candidate) => candidate.name === name);
  const column = index.column(name);
  if (!field) {
    throw invalidRequest(
      `Invalid expression: Could not find a property named '${name}' on type 'search.document'.`,
    );
  }
  if (!field.filterable || !column) {
    throw invalidRequest(
      `Invalid expression: The field '${name}' is not filterable. Only filterable fields can be used in filter expressions.`,
    );
  }
  return { field, column };
}

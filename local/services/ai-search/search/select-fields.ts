import { isCollection } from '../definition/edm-type.ts';
import type { FieldDefinition } from '../definition/field-definition.ts';
import type { IndexDefinition } from '../definition/index-definition.ts';
import type { StoredDocument } from '../documents/stored-document.ts';
import { invalidRequest } from '../search-service-error.ts';

/**
 * The fields a reply carries.
 * @param select names; empty or `*` means every retrievable field.
 * @throws SearchServiceError 400 for a field that does not exist or is not retrievable, as vectors are.
 */
export function selectFields(
  definition: IndexDefinition,
  select: readonly string[] | null | undefined,
): FieldDefinition[] {
  if (!select || select.length === 0 || select.includes('*')) {
    return definition.fields.filter(({ retrievable }) => retrievable);
  }
  return select.map((name) => {
    const field = definition.fields.find((candidate) => candidate.name === name);
    if (!field?.retrievable) {
      throw invalidRequest(
        `Invalid expression: Could not find a retrievable property named '${name}' for $select.`,
      );
    }
    return field;
  });
}

/** The part of a document that a reply shows; what is missing is null, or an empty collection. */
export function projectDocument(
  document: StoredDocument,
  fields: readonly FieldDefinition[],
): Record<string, unknown> {
  return Object.fromEntries(
    fields.map(({ name, type }) => [name, document[name] ?? (isCollection(type) ? [] : null)]),
  );
}

import type { IndexDefinition } from '../definition/index-definition.ts';
import { invalidRequest } from '../search-service-error.ts';
import { parseDocumentKey } from './parse-document-key.ts';
import { parseFieldValue } from './parse-field-value.ts';
import { parseVector } from './parse-vector.ts';
import type { DocumentVectors, StoredDocument } from './stored-document.ts';

/** What an indexing action carries: any part of a document, but always its key. */
export interface PartialDocument {
  readonly key: string;
  readonly values: StoredDocument;
  readonly vectors: DocumentVectors;
  /** Vector fields that were set to null. */
  readonly removedVectors: readonly string[];
}

/**
 * @param properties of an indexing action; names beginning with `@` are not fields.
 * @throws SearchServiceError 400 for an invalid key, an unknown field or a value of the wrong type.
 */
export function parseDocument(
  definition: IndexDefinition,
  properties: Readonly<Record<string, unknown>>,
): PartialDocument {
  const key = parseDocumentKey(properties[definition.keyField]);
  const values: Record<string, unknown> = {};
  const vectors = new Map<string, Float32Array>();
  const removedVectors: string[] = [];
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith('@') || value === undefined) continue;
    const field = definition.fields.find((candidate) => candidate.name === name);
    if (!field) {
      throw invalidRequest(
        `The property '${name}' does not exist on type 'search.documentFields'. ` +
          'Use only property names that the index defines.',
      );
    }
    if (field.dimensions === null) values[name] = parseFieldValue(field, value);
    else if (value === null) removedVectors.push(name);
    else vectors.set(name, parseVector(field, value));
  }
  return { key, values, vectors, removedVectors };
}

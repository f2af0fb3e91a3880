import * as z from 'zod';
import { SUPPORTED_ANALYZERS } from '../engine/analysis/analyzers.ts';
import { invalidRequest, notSupported } from '../search-service-error.ts';
import { FIELD_TYPES, isCollection, VECTOR_TYPE, type FieldType } from './edm-type.ts';
import { refuseFeatures, unsupportedShape } from './refuse-features.ts';

const UNSUPPORTED = [
  'fields',
  'searchAnalyzer',
  'indexAnalyzer',
  'normalizer',
  'synonymMaps',
  'vectorEncoding',
];

const schema = z.strictObject({
  ...unsupportedShape(UNSUPPORTED),
  name: z.string().regex(/^(?!azureSearch)[A-Za-z]\w{0,127}$/, {
    message: 'a field name has letters, digits and underscores, and begins with a letter',
  }),
  type: z.string(),
  key: z.boolean().default(false),
  retrievable: z.boolean().nullish(),
  stored: z.boolean().nullish(),
  searchable: z.boolean().nullish(),
  filterable: z.boolean().nullish(),
  sortable: z.boolean().nullish(),
  facetable: z.boolean().nullish(),
  analyzer: z.string().nullish(),
  dimensions: z.int().min(2).max(4096).nullish(),
  vectorSearchProfile: z.string().nullish(),
});

/** A field of an index, with the service's defaults filled in. */
export interface FieldDefinition {
  readonly name: string;
  readonly type: FieldType;
  readonly key: boolean;
  readonly retrievable: boolean;
  readonly searchable: boolean;
  readonly filterable: boolean;
  readonly sortable: boolean;
  readonly facetable: boolean;
  readonly analyzer: string | null;
  /** Length of the vectors of a vector field. */
  readonly dimensions: number | null;
  readonly vectorSearchProfile: string | null;
}

/** @throws SearchServiceError 400 for what the service would refuse, 501 for what only the real one knows. */
export function parseFieldDefinition(value: unknown): FieldDefinition {
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    throw invalidRequest(`The field definition is not valid. ${z.prettifyError(parsed.error)}`);
  }
  const given = parsed.data;
  refuseFeatures(given, UNSUPPORTED, `Field '${given.name}': the attribute`);
  const type = FIELD_TYPES.find((candidate) => candidate === given.type);
  if (!type) throw notSupported(`The type ${given.type} of field '${given.name}'`);
  const isText = type === 'Edm.String' || type === 'Collection(Edm.String)';
  const isVector = type === VECTOR_TYPE;
  const field: FieldDefinition = {
    name: given.name,
    type,
    key: given.key,
    retrievable: given.retrievable ?? true,
    searchable: given.searchable ?? (isText || isVector),
    filterable: given.filterable ?? !isVector,
    sortable: given.sortable ?? (!isVector && !isCollection(type)),
    facetable: given.facetable ?? !isVector,
    analyzer: given.analyzer ?? null,
    dimensions: given.dimensions ?? null,
    vectorSearchProfile: given.vectorSearchProfile ?? null,
  };
  if (isVector) checkVectorField(field);
  else checkPlainField(field, isText);
  return field;
}

function checkVectorField(field: FieldDefinition): void {
  if (field.dimensions === null || field.vectorSearchProfile === null) {
    throw invalidRequest(
      `The vector field '${field.name}' must have the properties 'dimensions' and 'vectorSearchProfile' set.`,
    );
  }
  if (field.retrievable) {
    throw notSupported(`Returning vectors (set 'retrievable' of field '${field.name}' to false)`);
  }
  if (!field.searchable) {
    throw invalidRequest(`The vector field '${field.name}' must be searchable.`);
  }
  if (
    field.key ||
    field.filterable ||
    field.sortable ||
    field.facetable ||
    field.analyzer !== null
  ) {
    throw invalidRequest(
      `The vector field '${field.name}' can have no key, filterable, sortable, facetable or analyzer attribute.`,
    );
  }
}

function checkPlainField(field: FieldDefinition, isText: boolean): void {
  const { name } = field;
  if (field.dimensions !== null || field.vectorSearchProfile !== null) {
    throw invalidRequest(
      `Field '${name}' is no vector field and cannot have dimensions or a profile.`,
    );
  }
  if (field.key && (field.type !== 'Edm.String' || !field.retrievable)) {
    throw invalidRequest(`The key field '${name}' must be a retrievable Edm.String.`);
  }
  if (field.searchable && !isText) {
    throw invalidRequest(`Field '${name}' of type ${field.type} cannot be searchable.`);
  }
  if (field.sortable && isCollection(field.type)) {
    throw invalidRequest(`Field '${name}' is a collection and cannot be sortable.`);
  }
  if (field.analyzer === null) return;
  if (!field.searchable) {
    throw invalidRequest(`Field '${name}' has an analyzer but is not searchable.`);
  }
  if (!SUPPORTED_ANALYZERS.includes(field.analyzer)) {
    throw notSupported(`The analyzer '${field.analyzer}' of field '${name}'`);
  }
}

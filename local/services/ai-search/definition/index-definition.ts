import * as z from 'zod';
import { DEFAULT_BM25, type Bm25Parameters } from '../engine/bm25.ts';
import { invalidRequest, notSupported } from '../search-service-error.ts';
import { checkReferences } from './check-references.ts';
import { parseFieldDefinition, type FieldDefinition } from './field-definition.ts';
import { refuseFeatures, unsupportedShape } from './refuse-features.ts';
import {
  checkScoringProfile,
  scoringProfileSchema,
  type ScoringProfile,
} from './scoring-profile-definition.ts';
import { semanticSchema, type SemanticDefinition } from './semantic-definition.ts';
import {
  checkVectorSearch,
  vectorSearchSchema,
  type VectorSearchDefinition,
} from './vector-search-definition.ts';

const BM25_TYPE = '#Microsoft.Azure.Search.BM25Similarity';

const UNSUPPORTED = [
  'suggesters',
  'analyzers',
  'tokenizers',
  'tokenFilters',
  'charFilters',
  'normalizers',
  'encryptionKey',
  'permissionFilterOption',
];

const schema = z.strictObject({
  ...unsupportedShape(UNSUPPORTED),
  '@odata.context': z.string().nullish(),
  '@odata.etag': z.string().nullish(),
  description: z.string().nullish(),
  corsOptions: z.unknown().optional(),
  name: z.string().regex(/^(?!.*[-_]{2})[a-z0-9][a-z0-9_-]{1,127}$/, {
    message: 'an index name has 2 to 128 lower-case letters, digits, single dashes and underscores',
  }),
  fields: z.array(z.unknown()).min(1),
  vectorSearch: vectorSearchSchema.nullish(),
  semantic: semanticSchema.nullish(),
  scoringProfiles: z.array(scoringProfileSchema).nullish(),
  defaultScoringProfile: z.string().nullish(),
  similarity: z
    .looseObject({
      '@odata.type': z.string(),
      k1: z.number().min(0).nullish(),
      b: z.number().min(0).max(1).nullish(),
    })
    .nullish(),
});

/** An index, checked and with defaults filled in. */
export interface IndexDefinition {
  readonly name: string;
  readonly fields: readonly FieldDefinition[];
  /** Name of the field that identifies a document. */
  readonly keyField: string;
  readonly vectorSearch: VectorSearchDefinition;
  readonly semantic: SemanticDefinition;
  readonly scoringProfiles: readonly ScoringProfile[];
  readonly defaultScoringProfile: string | null;
  readonly bm25: Bm25Parameters;
}

/**
 * @param value the JSON body of a create or update request.
 * @throws SearchServiceError 400 for a definition the service would refuse, 501 for features it has and this has not.
 */
export function parseIndexDefinition(value: unknown): IndexDefinition {
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    throw invalidRequest(`The index definition is not valid. ${z.prettifyError(parsed.error)}`);
  }
  const given = parsed.data;
  refuseFeatures(given, UNSUPPORTED, `Index '${given.name}': the feature`);
  const fields = given.fields.map(parseFieldDefinition);
  const definition: IndexDefinition = {
    name: given.name,
    fields,
    keyField: keyFieldOf(fields),
    vectorSearch: given.vectorSearch ?? {},
    semantic: given.semantic ?? {},
    scoringProfiles: given.scoringProfiles ?? [],
    defaultScoringProfile: given.defaultScoringProfile ?? null,
    bm25: parseSimilarity(given.similarity),
  };
  checkVectorSearch(definition.vectorSearch);
  definition.scoringProfiles.forEach(checkScoringProfile);
  checkReferences(definition);
  return definition;
}

function keyFieldOf(fields: readonly FieldDefinition[]): string {
  const names = new Set<string>();
  for (const { name } of fields) {
    if (names.has(name)) throw invalidRequest(`The field name '${name}' is used more than once.`);
    names.add(name);
  }
  const [key, second] = fields.filter((field) => field.key);
  if (!key || second) throw invalidRequest('An index must have exactly one key field.');
  return key.name;
}

function parseSimilarity(similarity: z.infer<typeof schema>['similarity']): Bm25Parameters {
  if (!similarity) return DEFAULT_BM25;
  const type = similarity['@odata.type'];
  if (type !== BM25_TYPE) throw notSupported(`The similarity ${type}`);
  return { k1: similarity.k1 ?? DEFAULT_BM25.k1, b: similarity.b ?? DEFAULT_BM25.b };
}

import * as z from 'zod';
import { refuseFeatures, unsupportedShape } from '../definition/refuse-features.ts';
import { invalidRequest, notSupported } from '../search-service-error.ts';

const MAX_SKIP = 100_000;

const UNSUPPORTED = [
  'scoringParameters',
  'speller',
  'hybridSearch',
  'queryRewrites',
  'queryLanguage',
];
const UNSUPPORTED_IN_VECTOR_QUERIES = ['threshold', 'filterOverride', 'perDocumentVectorLimit'];

/** A comma-separated list, as the wire has lists of fields. */
const names = z.string().transform((text) =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== ''),
);

const vectorQuerySchema = z.strictObject({
  ...unsupportedShape(UNSUPPORTED_IN_VECTOR_QUERIES),
  kind: z.string(),
  fields: names.nullish(),
  vector: z.array(z.number()).nullish(),
  text: z.string().nullish(),
  url: z.string().nullish(),
  base64Image: z.string().nullish(),
  k: z.int().min(1).max(10_000).nullish(),
  weight: z.number().positive().nullish(),
  exhaustive: z.boolean().nullish(),
  oversampling: z.number().min(1).nullish(),
  queryRewrites: z.string().nullish(),
});

const schema = z.strictObject({
  ...unsupportedShape(UNSUPPORTED),
  search: z.string().nullish(),
  searchFields: names.nullish(),
  searchMode: z.enum(['any', 'all']).nullish(),
  queryType: z.enum(['simple', 'full', 'semantic']).nullish(),
  vectorQueries: z.array(vectorQuerySchema).max(10).nullish(),
  vectorFilterMode: z.string().nullish(),
  filter: z.string().nullish(),
  orderby: z.string().nullish(),
  select: names.nullish(),
  skip: z.int().min(0).max(MAX_SKIP).nullish(),
  top: z.int().min(0).nullish(),
  count: z.boolean().nullish(),
  facets: z.array(z.string()).nullish(),
  highlight: names.nullish(),
  highlightPreTag: z.string().nullish(),
  highlightPostTag: z.string().nullish(),
  scoringProfile: z.string().nullish(),
  semanticConfiguration: z.string().nullish(),
  semanticQuery: z.string().nullish(),
  semanticErrorHandling: z.string().nullish(),
  semanticMaxWaitInMilliseconds: z.number().nullish(),
  answers: z.string().nullish(),
  captions: z.string().nullish(),
  minimumCoverage: z.number().nullish(),
  scoringStatistics: z.string().nullish(),
  sessionId: z.string().nullish(),
  debug: z.string().nullish(),
});

/** The body of a search, with lists split. */
export type SearchRequest = z.infer<typeof schema>;
export type VectorQuery = NonNullable<SearchRequest['vectorQueries']>[number];

/**
 * @param body the JSON body of a search.
 * @throws SearchServiceError 400 for a parameter that is unknown or out of range, 501 for one that is not served here.
 */
export function parseSearchRequest(body: unknown): SearchRequest {
  const parsed = schema.safeParse(body);
  if (!parsed.success) {
    throw invalidRequest(`The search request is not valid. ${z.prettifyError(parsed.error)}`);
  }
  const request = parsed.data;
  refuseFeatures(request, UNSUPPORTED, 'The search parameter');
  if (request.queryType === 'full') throw notSupported("The queryType 'full' (Lucene syntax)");
  if (request.vectorFilterMode != null && request.vectorFilterMode !== 'preFilter') {
    throw notSupported(`The vectorFilterMode '${request.vectorFilterMode}'`);
  }
  for (const query of request.vectorQueries ?? []) {
    refuseFeatures(query, UNSUPPORTED_IN_VECTOR_QUERIES, 'The vector query parameter');
    if (query.kind !== 'vector') {
      throw notSupported(`A vector query of kind '${query.kind}' (integrated vectorization)`);
    }
  }
  if (request.queryType === 'semantic' && request.orderby) {
    throw invalidRequest("The parameter 'orderby' cannot be used with the queryType 'semantic'.");
  }
  return request;
}

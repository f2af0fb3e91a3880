import * as z from 'zod';
import { invalidRequest, notSupported } from '../search-service-error.ts';

const metricSchema = z.looseObject({ metric: z.string().nullish() }).nullish();

export const vectorSearchSchema = z.looseObject({
  algorithms: z
    .array(
      z.looseObject({
        name: z.string(),
        kind: z.enum(['hnsw', 'exhaustiveKnn']),
        hnswParameters: metricSchema,
        exhaustiveKnnParameters: metricSchema,
      }),
    )
    .nullish(),
  profiles: z
    .array(
      z.looseObject({
        name: z.string(),
        algorithm: z.string(),
        compression: z.string().nullish(),
        vectorizer: z.string().nullish(),
      }),
    )
    .nullish(),
  compressions: z
    .array(
      z.looseObject({
        name: z.string(),
        kind: z.enum(['scalarQuantization', 'binaryQuantization']),
      }),
    )
    .nullish(),
  vectorizers: z.array(z.looseObject({ name: z.string() })).nullish(),
});

/** Algorithms, compressions and the profiles that combine them. Search here is exact, whatever they say. */
export type VectorSearchDefinition = z.infer<typeof vectorSearchSchema>;

/**
 * Checks that profiles refer to what exists, and that vectors are compared by cosine.
 * @throws SearchServiceError 400 for a dangling name, 501 for another metric or an integrated vectorizer.
 */
export function checkVectorSearch(definition: VectorSearchDefinition): void {
  const { algorithms, profiles, compressions, vectorizers } = definition;
  const [vectorizer] = vectorizers ?? [];
  if (vectorizer) throw notSupported(`The integrated vectorizer '${vectorizer.name}'`);
  for (const algorithm of algorithms ?? []) {
    const parameters = algorithm.hnswParameters ?? algorithm.exhaustiveKnnParameters;
    const metric = parameters?.metric ?? 'cosine';
    if (metric !== 'cosine') {
      throw notSupported(`The metric '${metric}' of vector search algorithm '${algorithm.name}'`);
    }
  }
  for (const profile of profiles ?? []) {
    requireName(algorithms, profile.algorithm, `algorithm of profile '${profile.name}'`);
    if (profile.compression != null) {
      requireName(compressions, profile.compression, `compression of profile '${profile.name}'`);
    }
  }
}

function requireName(
  named: readonly { readonly name: string }[] | null | undefined,
  name: string,
  what: string,
): void {
  if (named?.some((candidate) => candidate.name === name)) return;
  throw invalidRequest(`The index has no vector search ${what} with the name '${name}'.`);
}

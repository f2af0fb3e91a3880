import * as z from 'zod';
import { notSupported } from '../search-service-error.ts';
import { parseDuration } from './parse-duration.ts';

const functionSchema = z.looseObject({
  type: z.string(),
  fieldName: z.string(),
  boost: z.number().positive(),
  interpolation: z.enum(['linear', 'constant', 'quadratic', 'logarithmic']).nullish(),
  freshness: z.looseObject({ boostingDuration: z.string() }).nullish(),
});

export const scoringProfileSchema = z.looseObject({
  name: z.string(),
  text: z.looseObject({ weights: z.record(z.string(), z.number().positive()) }).nullish(),
  functions: z.array(functionSchema).nullish(),
  functionAggregation: z.enum(['sum', 'average', 'minimum', 'maximum', 'firstMatching']).nullish(),
});

/** Weights of text fields, and functions that multiply a document's text score. */
export type ScoringProfile = z.infer<typeof scoringProfileSchema>;
export type ScoringFunction = z.infer<typeof functionSchema>;

/**
 * @throws SearchServiceError 501 for a function other than freshness, or for more than one function;
 * 400 for a duration that is none.
 */
export function checkScoringProfile({ name, functions }: ScoringProfile): void {
  const list = functions ?? [];
  const foreign = list.find(({ type }) => type !== 'freshness');
  if (foreign) {
    throw notSupported(`The scoring function '${foreign.type}' of scoring profile '${name}'`);
  }
  if (list.length > 1) {
    throw notSupported(`A scoring profile with more than one function ('${name}')`);
  }
  for (const { freshness } of list) parseDuration(freshness?.boostingDuration ?? '');
}

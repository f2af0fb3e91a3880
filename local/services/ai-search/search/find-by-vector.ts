import type { SearchIndex } from '../engine/search-index.ts';
import { SlotSet } from '../engine/slot-set.ts';
import { invalidRequest } from '../search-service-error.ts';
import type { Candidates } from './candidates.ts';
import type { VectorQuery } from './search-request.ts';

const DEFAULT_K = 50;

/**
 * The nearest documents by one field's vectors. The search is exact whatever algorithm the index defines, so
 * `exhaustive` and `oversampling` change nothing.
 * @param within documents that pass the filter: they are filtered before they are counted (`preFilter`).
 * @throws SearchServiceError 400 for a field that holds no vectors, or a vector of another length.
 */
export function findByVector(
  index: SearchIndex,
  { vector, k }: VectorQuery,
  fieldName: string,
  within: SlotSet,
): Candidates {
  const field = index.vectorField(fieldName);
  if (!field) throw invalidRequest(`The field '${fieldName}' is not a vector field.`);
  if (vector?.length !== field.dimensions) {
    throw invalidRequest(
      `The vector query has a vector of length ${vector?.length ?? 0}, ` +
        `but the field '${fieldName}' has ${field.dimensions} dimensions.`,
    );
  }
  const ranked = field.nearest(Float32Array.from(vector), k ?? DEFAULT_K, within);
  const matches = new SlotSet(index.capacity);
  for (const { slot } of ranked) matches.add(slot);
  return { matches, rank: (limit) => ranked.slice(0, limit) };
}

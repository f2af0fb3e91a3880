import { words } from '../text/words.ts';
import { hashPair } from './hash-feature.ts';
import { wordFeatures } from './word-features.ts';

const PAIR_WEIGHT = 0.2;
const GRAM_WEIGHT = 1.6;

/**
 * A deterministic vector of hashed features: stemmed words, pairs of neighbouring content words and character n-grams
 * within words. Counts are sublinear (1 + ln n), there is no corpus statistic, each feature adds to one dimension with a
 * sign of its own (Weinberger et al., 2009, "Feature hashing"), and the vector has unit length.
 *
 * @param dimensions length of the vector
 * @returns zeros but for the first dimension when the text has no content word, so that cosine similarity is defined
 */
export function embedText(text: string, dimensions: number): Float32Array {
  const vector = new Float32Array(dimensions);
  for (const [hash, { count, weight }] of countFeatures(text)) {
    const sign = hash & 1 ? -1 : 1;
    const at = (hash >>> 1) % dimensions;
    vector[at] = (vector[at] ?? 0) + sign * weight * (1 + Math.log(count));
  }
  return normalise(vector);
}

function countFeatures(text: string): Map<number, { count: number; weight: number }> {
  const counts = new Map<number, { count: number; weight: number }>();
  const add = (hash: number, weight: number) => {
    const entry = counts.get(hash);
    if (entry) entry.count += 1;
    else counts.set(hash, { count: 1, weight });
  };
  let previous: number | undefined;
  for (const word of words(text)) {
    const features = wordFeatures(word);
    if (!features) continue;
    add(features.stem, features.weight);
    if (previous !== undefined) add(hashPair(previous, features.stem), PAIR_WEIGHT);
    const gramWeight = (GRAM_WEIGHT * features.weight) / Math.sqrt(features.grams.length || 1);
    for (const gram of features.grams) add(gram, gramWeight);
    previous = features.stem;
  }
  return counts;
}

function normalise(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  if (length === 0) vector[0] = 1;
  else for (const [i, value] of vector.entries()) vector[i] = value / length;
  return vector;
}

import { stem } from '../text/stem.ts';
import { STOP_WORDS } from '../text/stop-words.ts';
import { isWeak } from '../text/weak-words.ts';
import { hashFeature } from './hash-feature.ts';

export interface WordFeatures {
  /** Hash of the stem. */
  readonly stem: number;
  /** 1 for a content word, less for one that says little. */
  readonly weight: number;
  /** Hashes of the character n-grams of the word between boundary marks: they bring word forms and typing errors together. */
  readonly grams: readonly number[];
}

const GRAM = 4;
const MAX_CACHED = 30_000;
const cache = new Map<string, WordFeatures>();

/** What a word adds to a vector; `undefined` for stop words. */
export function wordFeatures(word: string): WordFeatures | undefined {
  if (STOP_WORDS.has(word)) return undefined;
  const known = cache.get(word);
  if (known) return known;
  if (cache.size >= MAX_CACHED) cache.clear();
  const features = {
    stem: hashFeature(stem(word)),
    weight: isWeak(word) ? 0.4 : 1,
    grams: characterGrams(word.slice(0, 40)).map(hashFeature),
  };
  cache.set(word, features);
  return features;
}

function characterGrams(word: string): string[] {
  const bounded = `<${word}>`;
  if (bounded.length <= GRAM) return [];
  return Array.from({ length: bounded.length - GRAM + 1 }, (_, i) => bounded.slice(i, i + GRAM));
}

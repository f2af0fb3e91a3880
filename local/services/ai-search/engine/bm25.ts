/** The two parameters of Okapi BM25. */
export interface Bm25Parameters {
  /** How fast repeated occurrences of a term stop counting. */
  readonly k1: number;
  /** How strongly long fields are held back, 0–1. */
  readonly b: number;
}

/** Lucene's defaults, which are also the service's. */
export const DEFAULT_BM25: Bm25Parameters = { k1: 1.2, b: 0.75 };

/**
 * Inverse document frequency as in Lucene's BM25Similarity: never negative.
 * @param documentCount documents that have the field.
 */
export function inverseDocumentFrequency(documentFrequency: number, documentCount: number): number {
  return Math.log(1 + (documentCount - documentFrequency + 0.5) / (documentFrequency + 0.5));
}

/**
 * How often a term occurs, as if the field had the average length: longer ones are held back.
 * @param length in words, like `averageLength`; exact, where Lucene keeps one byte.
 */
export function normalizedFrequency(
  frequency: number,
  length: number,
  averageLength: number,
  { b }: Bm25Parameters,
): number {
  return frequency / (1 - b + (b * length) / averageLength);
}

/**
 * What a term adds to a document's score, without the inverse document frequency: 0 to 1.
 * Like Lucene since 8.0 this leaves out the constant factor (k1 + 1).
 * @param frequency normalised by length.
 */
export function saturation(frequency: number, { k1 }: Bm25Parameters): number {
  return frequency / (frequency + k1);
}

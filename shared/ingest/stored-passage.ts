import type { Passage } from './chunking/chunk-text.ts';

/** A vector in the `vectors` blobs of a document: version, batch and place in the batch. */
export interface VectorPlace {
  readonly version: string;
  readonly batch: number;
  readonly at: number;
}

/** A passage as kept in a batch's `chunks` blob. */
export interface StoredPassage extends Passage {
  readonly ordinal: number;
  /** A vector of an earlier version that was made from the same text by the same model. */
  readonly reuse?: VectorPlace;
}

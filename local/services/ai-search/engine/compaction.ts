/**
 * Where documents move when the slots of deleted ones are reclaimed.
 * Every structure that keeps slots follows it, so that nothing is analysed again.
 */
export interface Compaction {
  /** New slot by old slot; −1 for a deleted document. Order is kept. */
  readonly newSlots: Int32Array;
  /** Number of documents left. */
  readonly size: number;
}

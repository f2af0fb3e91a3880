import type { Compaction } from './compaction.ts';
import { normalizeVector } from './normalize-vector.ts';
import { SlotSet } from './slot-set.ts';
import { TopK, type Ranked } from './top-k.ts';

const INITIAL_CAPACITY = 256;

/** The vectors of one field, normalised, in one block of memory; search compares them all (exact, cosine). */
export class VectorField {
  readonly dimensions: number;
  #vectors: Float32Array;
  #present = new SlotSet();

  constructor(dimensions: number) {
    this.dimensions = dimensions;
    this.#vectors = new Float32Array(INITIAL_CAPACITY * dimensions);
  }

  /** @param vector of {@link dimensions} numbers. */
  set(slot: number, vector: Float32Array): void {
    const start = slot * this.dimensions;
    if (start >= this.#vectors.length) this.#grow(slot + 1);
    this.#vectors.set(normalizeVector(vector), start);
    this.#present.add(slot);
  }

  /**
   * The `k` documents of `within` closest to the query.
   * @returns best first, scored as the service does: 1 / (2 − cosine similarity), so 1 is identical and 1/3 opposite.
   */
  nearest(query: Float32Array, k: number, within: SlotSet): Ranked[] {
    const best = new TopK(k);
    const normalized = normalizeVector(query);
    within.intersection(this.#present).forEach((slot) => {
      best.offer(slot, this.#similarity(normalized, slot * this.dimensions));
    });
    return best.ranked().map(({ slot, score }) => ({ slot, score: 1 / (2 - score) }));
  }

  compact({ newSlots, size }: Compaction): void {
    const present = new SlotSet(size);
    newSlots.forEach((slot, oldSlot) => {
      if (slot < 0 || !this.#present.has(oldSlot)) return;
      // Slots only ever move down, so the block is compacted in place.
      const start = oldSlot * this.dimensions;
      this.#vectors.copyWithin(slot * this.dimensions, start, start + this.dimensions);
      present.add(slot);
    });
    this.#vectors = this.#vectors.slice(0, Math.max(INITIAL_CAPACITY, size) * this.dimensions);
    this.#present = present;
  }

  /** Four running sums let the processor work on four products at once. */
  #similarity(query: Float32Array, start: number): number {
    const vectors = this.#vectors;
    const dimensions = this.dimensions;
    const unrolled = dimensions - (dimensions % 4);
    let sum0 = 0;
    let sum1 = 0;
    let sum2 = 0;
    let sum3 = 0;
    for (let index = 0; index < unrolled; index += 4) {
      const at = start + index;
      sum0 += (query[index] ?? 0) * (vectors[at] ?? 0);
      sum1 += (query[index + 1] ?? 0) * (vectors[at + 1] ?? 0);
      sum2 += (query[index + 2] ?? 0) * (vectors[at + 2] ?? 0);
      sum3 += (query[index + 3] ?? 0) * (vectors[at + 3] ?? 0);
    }
    for (let index = unrolled; index < dimensions; index += 1) {
      sum0 += (query[index] ?? 0) * (vectors[start + index] ?? 0);
    }
    return sum0 + sum1 + sum2 + sum3;
  }

  #grow(slots: number): void {
    const grown = new Float32Array(Math.max(slots * this.dimensions, this.#vectors.length * 2));
    grown.set(this.#vectors);
    this.#vectors = grown;
  }
}

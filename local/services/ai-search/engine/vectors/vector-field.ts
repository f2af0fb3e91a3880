import type { Compaction } from '../compaction.ts';
import { SlotSet } from '../slot-set.ts';
import { TopK, type Ranked } from '../top-k.ts';
import { normalizeVector } from './normalize-vector.ts';
import { VectorMemory } from './vector-memory.ts';

/** The vectors of one field, normalised; search compares the query with each of them (exact, cosine). */
export class VectorField {
  readonly dimensions: number;
  readonly #vectors: VectorMemory;
  #present = new SlotSet();

  constructor(dimensions: number) {
    this.dimensions = dimensions;
    this.#vectors = new VectorMemory(dimensions);
  }

  /** @param vector of {@link dimensions} numbers. */
  set(slot: number, vector: Float32Array): void {
    this.#vectors.set(slot, normalizeVector(vector));
    this.#present.add(slot);
  }

  /**
   * The `k` documents of `within` closest to the query.
   * @returns best first, scored as the service does: 1 / (2 − cosine similarity), so 1 is identical and 1/3 opposite.
   */
  nearest(query: Float32Array, k: number, within: SlotSet): Ranked[] {
    const best = new TopK(k);
    this.#vectors.setQuery(normalizeVector(query));
    within.intersection(this.#present).forEach((slot) => {
      best.offer(slot, this.#vectors.dotProduct(slot));
    });
    return best.ranked().map(({ slot, score }) => ({ slot, score: 1 / (2 - score) }));
  }

  compact({ newSlots, size }: Compaction): void {
    const present = new SlotSet(size);
    newSlots.forEach((slot, oldSlot) => {
      if (slot < 0 || !this.#present.has(oldSlot)) return;
      // Slots only ever move down, so vectors can be moved in place.
      this.#vectors.copy(oldSlot, slot);
      present.add(slot);
    });
    this.#present = present;
  }
}

import type { Compaction } from './compaction.ts';
import type { SlotSet } from './slot-set.ts';

const FREQUENCY_BITS = 8;
/** Term frequencies saturate here, where BM25 has long ceased to tell them apart. */
const MAX_FREQUENCY = 2 ** FREQUENCY_BITS - 1;
/** Slots that fit beside a frequency in 32 bits. */
export const MAX_SLOTS = 2 ** (32 - FREQUENCY_BITS);

/** The documents that contain a term, in slot order, each with the term's frequency, packed into 32 bits. */
export class PostingList {
  /** Documents in the list that have not been deleted. */
  documentFrequency = 0;
  #postings = new Uint32Array(2);
  #length = 0;

  /** Counts one more occurrence. Slots must come in ascending order. */
  add(slot: number): void {
    const last = this.#length - 1;
    const posting = this.#postings[last] ?? 0;
    if (last >= 0 && posting >>> FREQUENCY_BITS === slot) {
      if ((posting & MAX_FREQUENCY) < MAX_FREQUENCY) this.#postings[last] = posting + 1;
      return;
    }
    if (this.#length === this.#postings.length) this.#resize(this.#length * 2);
    this.#postings[this.#length] = (slot << FREQUENCY_BITS) | 1;
    this.#length += 1;
    this.documentFrequency += 1;
  }

  forEach(visit: (slot: number, frequency: number) => void): void {
    for (let index = 0; index < this.#length; index += 1) {
      const posting = this.#postings[index] ?? 0;
      visit(posting >>> FREQUENCY_BITS, posting & MAX_FREQUENCY);
    }
  }

  addTo(slots: SlotSet): void {
    for (let index = 0; index < this.#length; index += 1) {
      slots.add((this.#postings[index] ?? 0) >>> FREQUENCY_BITS);
    }
  }

  compact({ newSlots }: Compaction): void {
    let kept = 0;
    for (let index = 0; index < this.#length; index += 1) {
      const posting = this.#postings[index] ?? 0;
      const slot = newSlots[posting >>> FREQUENCY_BITS] ?? -1;
      if (slot < 0) continue;
      this.#postings[kept] = (slot << FREQUENCY_BITS) | (posting & MAX_FREQUENCY);
      kept += 1;
    }
    this.#length = kept;
    this.#resize(Math.max(2, kept));
  }

  #resize(capacity: number): void {
    const resized = new Uint32Array(capacity);
    resized.set(this.#postings.subarray(0, Math.min(capacity, this.#length)));
    this.#postings = resized;
  }
}

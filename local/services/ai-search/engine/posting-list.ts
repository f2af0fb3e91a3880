import type { Compaction } from './compaction.ts';
import type { SlotSet } from './slot-set.ts';

const FREQUENCY_BITS = 8;
/** Term frequencies saturate here, where BM25 has long ceased to tell them apart. */
const MAX_FREQUENCY = 2 ** FREQUENCY_BITS - 1;
/** Slots that fit beside a frequency in 31 bits, which is what an array holds without boxing. */
export const MAX_SLOTS = 2 ** (31 - FREQUENCY_BITS);

/** The documents that contain a term, in slot order, each packed with the term's frequency into one integer. */
export class PostingList {
  /** Documents in the list that have not been deleted. */
  documentFrequency = 0;
  #postings: number[] = [];

  /** Adds a document. Slots must come in ascending order. */
  add(slot: number, frequency: number): void {
    this.#postings.push((slot << FREQUENCY_BITS) | Math.min(frequency, MAX_FREQUENCY));
    this.documentFrequency += 1;
  }

  forEach(visit: (slot: number, frequency: number) => void): void {
    for (const posting of this.#postings) visit(posting >> FREQUENCY_BITS, posting & MAX_FREQUENCY);
  }

  addTo(slots: SlotSet): void {
    for (const posting of this.#postings) slots.add(posting >> FREQUENCY_BITS);
  }

  compact({ newSlots }: Compaction): void {
    this.#postings = this.#postings.flatMap((posting) => {
      const slot = newSlots[posting >> FREQUENCY_BITS] ?? -1;
      return slot < 0 ? [] : [(slot << FREQUENCY_BITS) | (posting & MAX_FREQUENCY)];
    });
  }
}

import type { Compaction } from '../compaction.ts';
import { SlotSet } from '../slot-set.ts';
import type { Column, ColumnValue } from './column.ts';

const INITIAL_CAPACITY = 1024;

/** One number per document in a flat array, NaN where there is none: for numbers and dates with many values. */
export class NumberColumn implements Column {
  #numbers = new Float64Array(INITIAL_CAPACITY).fill(NaN);

  add(slot: number, [value]: readonly ColumnValue[]): void {
    if (typeof value !== 'number') return;
    if (slot >= this.#numbers.length) this.#resize(Math.max(slot + 1, this.#numbers.length * 2));
    this.#numbers[slot] = value;
  }

  /** The document's number, or NaN. */
  at(slot: number): number {
    return this.#numbers[slot] ?? NaN;
  }

  where(test: (value: ColumnValue) => boolean): SlotSet {
    const result = new SlotSet(this.#numbers.length);
    for (const [slot, value] of this.#numbers.entries()) {
      if (!Number.isNaN(value) && test(value)) result.add(slot);
    }
    return result;
  }

  whereIn(values: ReadonlySet<ColumnValue>): SlotSet {
    return this.where((value) => values.has(value));
  }

  countValues(within: SlotSet): Map<ColumnValue, number> {
    const counts = new Map<ColumnValue, number>();
    within.forEach((slot) => {
      const value = this.at(slot);
      if (!Number.isNaN(value)) counts.set(value, (counts.get(value) ?? 0) + 1);
    });
    return counts;
  }

  compact({ newSlots, size }: Compaction): void {
    const old = this.#numbers;
    this.#numbers = new Float64Array(Math.max(INITIAL_CAPACITY, size)).fill(NaN);
    newSlots.forEach((slot, oldSlot) => {
      if (slot >= 0) this.#numbers[slot] = old[oldSlot] ?? NaN;
    });
  }

  #resize(capacity: number): void {
    const resized = new Float64Array(capacity).fill(NaN);
    resized.set(this.#numbers);
    this.#numbers = resized;
  }
}

import type { Compaction } from '../compaction.ts';
import { SlotSet } from '../slot-set.ts';
import type { Column, ColumnValue } from './column.ts';

/** Lists the documents of each distinct value: for names, flags and collections. */
export class ValueColumn implements Column {
  readonly #slotsByValue = new Map<ColumnValue, number[]>();

  add(slot: number, values: readonly ColumnValue[]): void {
    for (const value of new Set(values)) {
      const slots = this.#slotsByValue.get(value);
      if (slots) slots.push(slot);
      else this.#slotsByValue.set(value, [slot]);
    }
  }

  where(test: (value: ColumnValue) => boolean): SlotSet {
    const result = new SlotSet();
    for (const [value, slots] of this.#slotsByValue) {
      if (test(value)) addAll(result, slots);
    }
    return result;
  }

  whereIn(values: ReadonlySet<ColumnValue>): SlotSet {
    const result = new SlotSet();
    for (const value of values) addAll(result, this.#slotsByValue.get(value) ?? []);
    return result;
  }

  countValues(within: SlotSet): Map<ColumnValue, number> {
    const counts = new Map<ColumnValue, number>();
    for (const [value, slots] of this.#slotsByValue) {
      const count = slots.reduce((sum, slot) => sum + (within.has(slot) ? 1 : 0), 0);
      if (count > 0) counts.set(value, count);
    }
    return counts;
  }

  compact({ newSlots }: Compaction): void {
    for (const [value, slots] of this.#slotsByValue) {
      const kept = slots.map((slot) => newSlots[slot] ?? -1).filter((slot) => slot >= 0);
      if (kept.length > 0) this.#slotsByValue.set(value, kept);
      else this.#slotsByValue.delete(value);
    }
  }
}

function addAll(result: SlotSet, slots: readonly number[]): void {
  for (const slot of slots) result.add(slot);
}

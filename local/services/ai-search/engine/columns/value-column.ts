import type { Compaction } from '../compaction.ts';
import { SlotSet } from '../slot-set.ts';
import type { Column, ColumnValue } from './column.ts';
import { ValueSlots } from './value-slots.ts';

/** Keeps the documents of each distinct value: for names, flags and collections. */
export class ValueColumn implements Column {
  readonly #slotsByValue = new Map<ColumnValue, ValueSlots>();

  add(slot: number, values: readonly ColumnValue[]): void {
    for (const value of values.length > 1 ? new Set(values) : values) {
      let slots = this.#slotsByValue.get(value);
      if (!slots) {
        slots = new ValueSlots();
        this.#slotsByValue.set(value, slots);
      }
      slots.add(slot);
    }
  }

  where(test: (value: ColumnValue) => boolean): SlotSet {
    const result = new SlotSet();
    for (const [value, slots] of this.#slotsByValue) {
      if (test(value)) slots.addTo(result);
    }
    return result;
  }

  whereIn(values: ReadonlySet<ColumnValue>): SlotSet {
    const result = new SlotSet();
    for (const value of values) this.#slotsByValue.get(value)?.addTo(result);
    return result;
  }

  countValues(within: SlotSet): Map<ColumnValue, number> {
    const counts = new Map<ColumnValue, number>();
    for (const [value, slots] of this.#slotsByValue) {
      const count = slots.countWithin(within);
      if (count > 0) counts.set(value, count);
    }
    return counts;
  }

  compact(compaction: Compaction): void {
    for (const [value, slots] of this.#slotsByValue) {
      const compacted = slots.compacted(compaction);
      if (compacted) this.#slotsByValue.set(value, compacted);
      else this.#slotsByValue.delete(value);
    }
  }
}

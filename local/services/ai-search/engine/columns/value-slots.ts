import type { Compaction } from '../compaction.ts';
import { SlotSet } from '../slot-set.ts';

/** A bit takes 1/64 of the memory of a list's entry, so from this share on a set is the smaller and faster form. */
const DENSE_SHARE = 1 / 64;
const DENSE_MINIMUM = 64;

/** The documents that have one value: a list while they are few, a bit set once they are many. */
export class ValueSlots {
  #list: number[] = [];
  #set: SlotSet | undefined;

  /** Slots must come in ascending order. */
  add(slot: number): void {
    if (this.#set) {
      this.#set.add(slot);
      return;
    }
    this.#list.push(slot);
    if (this.#list.length >= DENSE_MINIMUM && this.#list.length > slot * DENSE_SHARE) {
      this.#set = new SlotSet(slot + 1);
      for (const known of this.#list) this.#set.add(known);
      this.#list = [];
    }
  }

  addTo(result: SlotSet): void {
    if (this.#set) result.addAll(this.#set);
    else for (const slot of this.#list) result.add(slot);
  }

  countWithin(within: SlotSet): number {
    if (this.#set) return this.#set.intersection(within).size;
    return this.#list.reduce((count, slot) => count + (within.has(slot) ? 1 : 0), 0);
  }

  /** @returns the same value's documents in their new slots; undefined when none is left. */
  compacted({ newSlots }: Compaction): ValueSlots | undefined {
    const result = new ValueSlots();
    let isEmpty = true;
    for (const oldSlot of this.#set?.toArray() ?? this.#list) {
      const slot = newSlots[oldSlot] ?? -1;
      if (slot < 0) continue;
      result.add(slot);
      isEmpty = false;
    }
    return isEmpty ? undefined : result;
  }
}

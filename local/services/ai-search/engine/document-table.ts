import type { StoredDocument } from '../documents/stored-document.ts';
import type { Compaction } from './compaction.ts';
import { MAX_SLOTS } from './posting-list.ts';
import { SlotSet } from './slot-set.ts';

/** Documents by key and by slot. Slots are given out in ascending order and never used again before compaction. */
export class DocumentTable {
  #slots = new Map<string, number>();
  #documents: (StoredDocument | undefined)[] = [];
  #live = new SlotSet();

  get size(): number {
    return this.#slots.size;
  }

  get capacity(): number {
    return this.#documents.length;
  }

  get live(): SlotSet {
    return this.#live;
  }

  slotOf(key: string): number | undefined {
    return this.#slots.get(key);
  }

  get(key: string): StoredDocument | undefined {
    const slot = this.#slots.get(key);
    return slot === undefined ? undefined : this.#documents[slot];
  }

  /** @throws RangeError for a slot without a document. */
  at(slot: number): StoredDocument {
    const document = this.#documents[slot];
    if (!document) throw new RangeError(`Slot ${slot} holds no document.`);
    return document;
  }

  /** @returns the new document's slot. @throws RangeError when the index is full. */
  add(key: string, document: StoredDocument): number {
    const slot = this.#documents.length;
    if (slot >= MAX_SLOTS) throw new RangeError(`An index holds at most ${MAX_SLOTS} documents.`);
    this.#documents.push(document);
    this.#slots.set(key, slot);
    this.#live.add(slot);
    return slot;
  }

  remove(key: string): void {
    const slot = this.#slots.get(key);
    if (slot === undefined) return;
    this.#slots.delete(key);
    this.#documents[slot] = undefined;
    this.#live.delete(slot);
  }

  /** Closes the gaps. @returns how everything that keeps slots must follow. */
  compact(): Compaction {
    const newSlots = new Int32Array(this.#documents.length).fill(-1);
    const documents: StoredDocument[] = [];
    const live = new SlotSet(this.size);
    for (const [slot, document] of this.#documents.entries()) {
      if (!document) continue;
      newSlots[slot] = documents.length;
      live.add(documents.length);
      documents.push(document);
    }
    this.#slots = new Map([...this.#slots].map(([key, slot]) => [key, newSlots[slot] ?? -1]));
    this.#documents = documents;
    this.#live = live;
    return { newSlots, size: documents.length };
  }
}

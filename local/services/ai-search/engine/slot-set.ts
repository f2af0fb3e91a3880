/**
 * A set of slots (positions of documents in the index), one bit each.
 * Sets of one index may have different capacities; what lies beyond a set's capacity is not in it.
 */
export class SlotSet {
  #words: Uint32Array;

  /** @param capacity slots 0 to capacity − 1 have room; {@link add} makes more. */
  constructor(capacity = 0) {
    this.#words = new Uint32Array((capacity + 31) >>> 5);
  }

  add(slot: number): void {
    const word = slot >>> 5;
    if (word >= this.#words.length) this.#grow(word + 1);
    this.#words[word] = (this.#words[word] ?? 0) | (1 << (slot & 31));
  }

  delete(slot: number): void {
    const word = slot >>> 5;
    if (word < this.#words.length)
      this.#words[word] = (this.#words[word] ?? 0) & ~(1 << (slot & 31));
  }

  has(slot: number): boolean {
    return (((this.#words[slot >>> 5] ?? 0) >>> (slot & 31)) & 1) === 1;
  }

  /** Adds all slots of another set to this one. */
  addAll(other: SlotSet): void {
    if (other.#words.length > this.#words.length) this.#grow(other.#words.length);
    for (let index = 0; index < other.#words.length; index += 1) {
      this.#words[index] = (this.#words[index] ?? 0) | (other.#words[index] ?? 0);
    }
  }

  clone(): SlotSet {
    const copy = new SlotSet();
    copy.#words = this.#words.slice();
    return copy;
  }

  union(other: SlotSet): SlotSet {
    const result = this.clone();
    result.addAll(other);
    return result;
  }

  intersection(other: SlotSet): SlotSet {
    const result = this.clone();
    for (let index = 0; index < result.#words.length; index += 1) {
      result.#words[index] = (result.#words[index] ?? 0) & (other.#words[index] ?? 0);
    }
    return result;
  }

  difference(other: SlotSet): SlotSet {
    const result = this.clone();
    for (let index = 0; index < result.#words.length; index += 1) {
      result.#words[index] = (result.#words[index] ?? 0) & ~(other.#words[index] ?? 0);
    }
    return result;
  }

  get size(): number {
    let size = 0;
    for (const word of this.#words) size += bitCount(word);
    return size;
  }

  /** Visits the slots in ascending order. */
  forEach(visit: (slot: number) => void): void {
    for (let index = 0; index < this.#words.length; index += 1) {
      let word = this.#words[index] ?? 0;
      while (word !== 0) {
        visit(index * 32 + 31 - Math.clz32(word & -word));
        word &= word - 1;
      }
    }
  }

  toArray(): number[] {
    const slots: number[] = [];
    this.forEach((slot) => slots.push(slot));
    return slots;
  }

  #grow(words: number): void {
    const grown = new Uint32Array(Math.max(words, this.#words.length * 2));
    grown.set(this.#words);
    this.#words = grown;
  }
}

/** Counts the bits of a 32-bit word in parallel, pairs first. */
function bitCount(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

const FREE = -1;
const INITIAL_WORDS = 1024;
const INITIAL_CHARACTERS = 8192;
/** FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/ */
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * A hash table from words to numbers that is asked with offsets into a text. Analysis looks up every word of every
 * document; done this way it makes no substring and leaves nothing to collect, which halves its time.
 */
export class WordTable {
  /** Word number by hash, open addressing; half of it stays free. */
  #buckets = new Int32Array(INITIAL_WORDS * 2).fill(FREE);
  /** By word number: hash, value, and where its characters begin; they end where the next word's begin. */
  #hashes = new Int32Array(INITIAL_WORDS);
  #values = new Int32Array(INITIAL_WORDS);
  #starts = new Uint32Array(INITIAL_WORDS + 1);
  #characters = new Uint16Array(INITIAL_CHARACTERS);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The value of the word at `start` to `end` of a text; undefined for a word that has not been added. */
  get(text: string, start: number, end: number): number | undefined {
    const word = this.#buckets[this.#bucketOf(text, start, end, hash(text, start, end))] ?? FREE;
    return word === FREE ? undefined : this.#values[word];
  }

  /** Adds a word that is not there yet. */
  add(text: string, start: number, end: number, value: number): void {
    this.#makeRoom(end - start);
    const word = this.#size;
    const wordHash = hash(text, start, end);
    const from = this.#starts[word] ?? 0;
    for (let index = start; index < end; index += 1) {
      this.#characters[from + index - start] = text.charCodeAt(index);
    }
    this.#buckets[this.#bucketOf(text, start, end, wordHash)] = word;
    this.#hashes[word] = wordHash;
    this.#values[word] = value;
    this.#starts[word + 1] = from + end - start;
    this.#size += 1;
  }

  /** The bucket that holds the word, or the free one where it belongs. */
  #bucketOf(text: string, start: number, end: number, wordHash: number): number {
    const mask = this.#buckets.length - 1;
    let bucket = wordHash & mask;
    for (;;) {
      const word = this.#buckets[bucket] ?? FREE;
      if (word === FREE) return bucket;
      if (this.#hashes[word] === wordHash && this.#isWord(word, text, start, end)) return bucket;
      bucket = (bucket + 1) & mask;
    }
  }

  #isWord(word: number, text: string, start: number, end: number): boolean {
    const from = this.#starts[word] ?? 0;
    if ((this.#starts[word + 1] ?? 0) - from !== end - start) return false;
    for (let index = start; index < end; index += 1) {
      if (this.#characters[from + index - start] !== text.charCodeAt(index)) return false;
    }
    return true;
  }

  #makeRoom(length: number): void {
    const end = (this.#starts[this.#size] ?? 0) + length;
    if (end > this.#characters.length) {
      const characters = new Uint16Array(Math.max(end, this.#characters.length * 2));
      characters.set(this.#characters);
      this.#characters = characters;
    }
    if (this.#size < this.#values.length) return;
    const words = this.#size * 2;
    const [hashes, values, starts] = [this.#hashes, this.#values, this.#starts];
    this.#hashes = new Int32Array(words);
    this.#values = new Int32Array(words);
    this.#starts = new Uint32Array(words + 1);
    this.#hashes.set(hashes);
    this.#values.set(values);
    this.#starts.set(starts);
    this.#rebuildBuckets(words * 2);
  }

  #rebuildBuckets(capacity: number): void {
    this.#buckets = new Int32Array(capacity).fill(FREE);
    for (let word = 0; word < this.#size; word += 1) {
      let bucket = (this.#hashes[word] ?? 0) & (capacity - 1);
      while (this.#buckets[bucket] !== FREE) bucket = (bucket + 1) & (capacity - 1);
      this.#buckets[bucket] = word;
    }
  }
}

function hash(text: string, start: number, end: number): number {
  let value = FNV_OFFSET;
  for (let index = start; index < end; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), FNV_PRIME);
  }
  return value ^ (value >>> 15);
}

import type { AnalyzedText } from './analysis/analyzed-text.ts';
import type { Analyzer } from './analysis/analyzer.ts';
import { inverseDocumentFrequency, normalizedFrequency, type Bm25Parameters } from './bm25.ts';
import type { Compaction } from './compaction.ts';
import { PostingList } from './posting-list.ts';
import type { SlotSet } from './slot-set.ts';

const INITIAL_CAPACITY = 1024;

/** The inverted index of one searchable field. */
export class TextField {
  readonly analyzer: Analyzer;
  readonly bm25: Bm25Parameters;
  /** By the term's number in the analyzer's dictionary. */
  readonly #postings: (PostingList | undefined)[] = [];
  /** Words per document, by slot; terms that share a position count once. */
  #lengths = new Uint32Array(INITIAL_CAPACITY);
  #totalLength = 0;
  #documentCount = 0;

  constructor(analyzer: Analyzer, bm25: Bm25Parameters) {
    this.analyzer = analyzer;
    this.bm25 = bm25;
  }

  /** Indexes a document's text. Slots must be added in ascending order. */
  add(slot: number, { length, terms, frequencies }: AnalyzedText): void {
    if (length === 0) return;
    terms.forEach((term, index) => {
      this.#postingsOf(term).add(slot, frequencies[index] ?? 0);
    });
    this.#setLength(slot, length);
    this.#totalLength += length;
    this.#documentCount += 1;
  }

  /** Takes a document out of the statistics; its postings stay until {@link compact}. */
  remove({ length, terms }: AnalyzedText): void {
    if (length === 0) return;
    for (const term of terms) {
      const postings = this.#postings[term];
      if (postings) postings.documentFrequency -= 1;
    }
    this.#totalLength -= length;
    this.#documentCount -= 1;
  }

  /** Adds the documents that contain the term to a set, deleted ones included. */
  addMatches(term: number, found: SlotSet): void {
    this.#postings[term]?.addTo(found);
  }

  /** Documents that have a text in this field. */
  get documentCount(): number {
    return this.#documentCount;
  }

  /** Documents whose text has the term. */
  documentFrequency(term: number): number {
    return this.#postings[term]?.documentFrequency ?? 0;
  }

  /** Inverse document frequency of a term; 0 when no document has it. */
  weightOf(term: number): number {
    const frequency = this.documentFrequency(term);
    return frequency === 0 ? 0 : inverseDocumentFrequency(frequency, this.#documentCount);
  }

  /**
   * Adds the term's frequency, normalised by the text's length and times `weight`, to `frequencies` (by slot) for the
   * documents in `within`.
   */
  addFrequencies(term: number, weight: number, within: SlotSet, frequencies: Float64Array): void {
    const averageLength = this.#totalLength / this.#documentCount;
    const lengths = this.#lengths;
    const { bm25 } = this;
    this.#postings[term]?.forEach((slot, frequency) => {
      if (!within.has(slot)) return;
      const normalized = normalizedFrequency(frequency, lengths[slot] ?? 0, averageLength, bm25);
      frequencies[slot] = (frequencies[slot] ?? 0) + weight * normalized;
    });
  }

  /** Visits the documents that contain the term, deleted ones included. */
  forEachPosting(term: number, visit: (slot: number) => void): void {
    this.#postings[term]?.forEach(visit);
  }

  compact(compaction: Compaction): void {
    this.#postings.forEach((postings, term) => {
      if (postings?.documentFrequency === 0) this.#postings[term] = undefined;
      else postings?.compact(compaction);
    });
    const lengths = new Uint32Array(Math.max(INITIAL_CAPACITY, compaction.size));
    compaction.newSlots.forEach((slot, oldSlot) => {
      if (slot >= 0) lengths[slot] = this.#lengths[oldSlot] ?? 0;
    });
    this.#lengths = lengths;
  }

  #postingsOf(term: number): PostingList {
    const known = this.#postings[term];
    if (known) return known;
    const postings = new PostingList();
    while (this.#postings.length <= term) this.#postings.push(undefined);
    this.#postings[term] = postings;
    return postings;
  }

  #setLength(slot: number, length: number): void {
    if (slot >= this.#lengths.length) {
      const grown = new Uint32Array(Math.max(slot + 1, this.#lengths.length * 2));
      grown.set(this.#lengths);
      this.#lengths = grown;
    }
    this.#lengths[slot] = length;
  }
}

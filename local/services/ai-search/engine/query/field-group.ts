import type { Analyzer } from '../analysis/analyzer.ts';
import { inverseDocumentFrequency, saturation } from '../bm25.ts';
import type { SlotSet } from '../slot-set.ts';
import type { TextField } from '../text-field.ts';

/** A searched field, and how much a word in it counts. */
export interface WeightedField {
  readonly name: string;
  readonly field: TextField;
  readonly weight: number;
}

/**
 * Searched fields whose texts are analysed alike, scored as one by BM25F (Zaragoza et al., TREC 2004): a term's
 * frequencies are normalised by the length of each field, weighted, and added up before they saturate. So a word that
 * stands in the title and in the content is one word found twice, not two words.
 *
 * The service does not say how it joins fields. Scored one by one, a rare word in a short field would outweigh the rest.
 */
export class FieldGroup {
  readonly analyzer: Analyzer;
  readonly fields: readonly WeightedField[];

  /** @param fields at least one, all with this analyzer. */
  constructor(analyzer: Analyzer, fields: readonly WeightedField[]) {
    this.analyzer = analyzer;
    this.fields = fields;
  }

  /**
   * Adds a term's score to `scores` (by slot) for the documents in `within`.
   * @param frequencies room for as many slots as `scores`, all 0; it is left so.
   */
  score(term: number, within: SlotSet, scores: Float64Array, frequencies: Float64Array): void {
    const rarity = this.#rarityOf(term);
    if (rarity === 0) return;
    for (const { field, weight } of this.fields) {
      field.addFrequencies(term, weight, within, frequencies);
    }
    for (const { field } of this.fields) {
      field.forEachPosting(term, (slot) => {
        const frequency = frequencies[slot] ?? 0;
        if (frequency === 0) return;
        scores[slot] = (scores[slot] ?? 0) + rarity * saturation(frequency, field.bm25);
        frequencies[slot] = 0;
      });
    }
  }

  /**
   * Inverse document frequency over all fields, which are taken for one: as many documents as the field has that most
   * documents have, and the term in as many as in the field where it is most common (as Lucene's CombinedFieldQuery).
   */
  #rarityOf(term: number): number {
    const frequency = Math.max(...this.fields.map(({ field }) => field.documentFrequency(term)));
    const documents = Math.max(...this.fields.map(({ field }) => field.documentCount));
    return frequency === 0 ? 0 : inverseDocumentFrequency(frequency, documents);
  }
}

/** Fields in as few groups as there are analyzers. */
export function groupFields(fields: readonly WeightedField[]): FieldGroup[] {
  const byAnalyzer = Map.groupBy(fields, ({ field }) => field.analyzer);
  return [...byAnalyzer].map(([analyzer, members]) => new FieldGroup(analyzer, members));
}

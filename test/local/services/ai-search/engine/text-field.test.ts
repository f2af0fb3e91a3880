import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyzeText } from '../../../../../local/services/ai-search/engine/analysis/analyzed-text.ts';
import { analyzerNamed } from '../../../../../local/services/ai-search/engine/analysis/analyzers.ts';
import { DEFAULT_BM25 } from '../../../../../local/services/ai-search/engine/bm25.ts';
import { SlotSet } from '../../../../../local/services/ai-search/engine/slot-set.ts';
import { TextField } from '../../../../../local/services/ai-search/engine/text-field.ts';

const standard = analyzerNamed('standard.lucene');
const termOf = (word: string) => standard.dictionary.idOf(word);

function fieldOf(texts: readonly string[], bm25 = DEFAULT_BM25): TextField {
  const field = new TextField(standard, bm25);
  texts.forEach((text, slot) => {
    field.add(slot, analyzeText(standard, text));
  });
  return field;
}

function slots(...members: number[]): SlotSet {
  const set = new SlotSet();
  members.forEach((slot) => set.add(slot));
  return set;
}

/** Normalised frequencies of a word in slots 0, 1, … */
function frequenciesOf(field: TextField, word: string, within: SlotSet, count: number, weight = 1) {
  const frequencies = new Float64Array(count);
  field.addFrequencies(termOf(word), weight, within, frequencies);
  return [...frequencies].map((frequency) => Number(frequency.toFixed(6)));
}

describe('TextField', () => {
  const texts = ['red fox', 'red red dog barks', 'green bird', ''];

  it('normalises frequencies by length as worked out by hand', () => {
    // Three documents have text, of 2, 4 and 2 words: the average length is 8/3.
    // Slot 0: 1 / (0.25 + 0.75 × 2 / (8/3)) = 1 / 0.8125 → 1.230769.
    // Slot 1: 2 / (0.25 + 0.75 × 4 / (8/3)) = 2 / 1.375 → 1.454545.
    const field = fieldOf(texts);
    assert.deepEqual(frequenciesOf(field, 'red', slots(0, 1, 2), 3), [1.230769, 1.454545, 0]);
    assert.deepEqual(frequenciesOf(field, 'red', slots(1), 3, 2), [0, 2.909091, 0]);
    // Two of the three have "red": ln(1 + (3 − 2 + 0.5) / (2 + 0.5)) = ln 1.6.
    assert.equal(field.weightOf(termOf('red')).toFixed(6), '0.470004');
  });

  it('forgets a removed document as if it had never been there', () => {
    const field = fieldOf(texts);
    field.remove(analyzeText(standard, texts[1] ?? ''));
    const fresh = fieldOf(['red fox', '', 'green bird']);
    const live = slots(0, 2);
    assert.deepEqual(frequenciesOf(field, 'red', live, 3), frequenciesOf(fresh, 'red', live, 3));
    assert.equal(field.weightOf(termOf('red')), fresh.weightOf(termOf('red')));
    assert.equal(field.weightOf(termOf('dog')), 0);
  });

  it('counts the same after compaction, in new slots', () => {
    const field = fieldOf(texts);
    field.remove(analyzeText(standard, texts[0] ?? ''));
    const before = frequenciesOf(field, 'red', slots(1), 2)[1];
    field.compact({ newSlots: Int32Array.of(-1, 0, 1, 2), size: 3 });
    assert.equal(frequenciesOf(field, 'red', slots(0), 1)[0], before);
    field.add(3, analyzeText(standard, 'red wine'));
    const found = slots();
    field.addMatches(termOf('red'), found);
    assert.deepEqual(found.toArray(), [0, 3]);
  });

  it('counts a term as often as it occurs, up to 255 times', () => {
    const texts = [100, 254, 255, 300].map((count) => 'b '.repeat(count));
    const field = fieldOf(texts, { k1: 1.2, b: 0 });
    const [few = 0, fewer = 0, most, more] = frequenciesOf(field, 'b', slots(0, 1, 2, 3), 4);
    assert.ok(few < fewer && fewer < (most ?? 0));
    assert.equal(most, more);
  });
});

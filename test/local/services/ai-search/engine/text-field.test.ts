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

/** Scores of a word in slots 0, 1, … */
function scoresOf(field: TextField, word: string, within: SlotSet, count: number, boost = 1) {
  const scores = new Float64Array(count);
  field.score(termOf(word), boost, within, scores);
  return [...scores].map((score) => Number(score.toFixed(6)));
}

describe('TextField', () => {
  const texts = ['red fox', 'red red dog barks', 'green bird', ''];

  it('scores BM25 as worked out by hand', () => {
    // Three documents have text, of 2, 4 and 2 words: the average length is 8/3. Two of them have "red":
    // idf = ln(1 + (3 − 2 + 0.5) / (2 + 0.5)) = ln 1.6 = 0.470004.
    // Slot 0: 1 / (1 + 1.2 × (0.25 + 0.75 × 2 / (8/3))) = 1 / 1.975 → 0.237977.
    // Slot 1: 2 / (2 + 1.2 × (0.25 + 0.75 × 4 / (8/3))) = 2 / 3.65 → 0.257536.
    const field = fieldOf(texts);
    assert.deepEqual(scoresOf(field, 'red', slots(0, 1, 2), 3), [0.237977, 0.257536, 0]);
    assert.deepEqual(scoresOf(field, 'red', slots(1), 3, 2), [0, 0.515072, 0]);
  });

  it('forgets a removed document as if it had never been there', () => {
    const field = fieldOf(texts);
    field.remove(analyzeText(standard, texts[1] ?? ''));
    const fresh = fieldOf(['red fox', '', 'green bird']);
    const live = slots(0, 2);
    assert.deepEqual(scoresOf(field, 'red', live, 3), scoresOf(fresh, 'red', live, 3));
    assert.equal(field.weightOf(termOf('dog')), 0);
  });

  it('scores the same after compaction, in new slots', () => {
    const field = fieldOf(texts);
    field.remove(analyzeText(standard, texts[0] ?? ''));
    const before = scoresOf(field, 'red', slots(1), 2)[1];
    field.compact({ newSlots: Int32Array.of(-1, 0, 1, 2), size: 3 });
    assert.equal(scoresOf(field, 'red', slots(0), 1)[0], before);
    field.add(3, analyzeText(standard, 'red wine'));
    const found = slots();
    field.addMatches(termOf('red'), found);
    assert.deepEqual(found.toArray(), [0, 3]);
  });

  it('counts a term as often as it occurs, up to 255 times', () => {
    const texts = [100, 254, 255, 300].map((count) => 'b '.repeat(count));
    const field = fieldOf(texts, { k1: 1.2, b: 0 });
    const [few = 0, fewer = 0, most, more] = scoresOf(field, 'b', slots(0, 1, 2, 3), 4);
    assert.ok(few < fewer && fewer < (most ?? 0));
    assert.equal(most, more);
  });
});

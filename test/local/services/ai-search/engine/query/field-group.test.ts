import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyzeText } from '../../../../../../local/services/ai-search/engine/analysis/analyzed-text.ts';
import { analyzerNamed } from '../../../../../../local/services/ai-search/engine/analysis/analyzers.ts';
import { DEFAULT_BM25 } from '../../../../../../local/services/ai-search/engine/bm25.ts';
import {
  FieldGroup,
  groupFields,
} from '../../../../../../local/services/ai-search/engine/query/field-group.ts';
import { SlotSet } from '../../../../../../local/services/ai-search/engine/slot-set.ts';
import { TextField } from '../../../../../../local/services/ai-search/engine/text-field.ts';

const standard = analyzerNamed('standard.lucene');

function fieldOf(texts: readonly string[]): TextField {
  const field = new TextField(standard, DEFAULT_BM25);
  texts.forEach((text, slot) => {
    field.add(slot, analyzeText(standard, text));
  });
  return field;
}

const titles = ['red fox', 'red', 'blue'];
const contents = ['quick red fox runs', 'a b c d', 'a b c d'];

function group(titleWeight: number): FieldGroup {
  return new FieldGroup(standard, [
    { name: 'title', field: fieldOf(titles), weight: titleWeight },
    { name: 'content', field: fieldOf(contents), weight: 1 },
  ]);
}

/** Scores of a word in slots 0, 1, 2. */
function scoresOf(fields: FieldGroup, word: string, members = [0, 1, 2]): number[] {
  const within = new SlotSet();
  members.forEach((slot) => within.add(slot));
  const [scores, frequencies] = [new Float64Array(3), new Float64Array(3)];
  fields.score(standard.dictionary.idOf(word), within, scores, frequencies);
  assert.deepEqual([...frequencies], [0, 0, 0]);
  return [...scores].map((score) => Number(score.toFixed(6)));
}

describe('FieldGroup', () => {
  it('scores BM25F as worked out by hand', () => {
    // "red" stands in 2 of 3 titles and 1 of 3 contents: idf = ln(1 + (3 − 2 + 0.5) / (2 + 0.5)) = 0.470004.
    // Titles have 4/3 words on average: 2 words → 0.25 + 0.75 × 1.5 = 1.375; 1 word → 0.25 + 0.75 × 0.75 = 0.8125.
    // Contents have 4 words each: 1.
    // Slot 0: 2 × 1 / 1.375 + 1 = 2.454545; 0.470004 × 2.454545 / (2.454545 + 1.2) → 0.315674.
    // Slot 1: 2 × 1 / 0.8125 = 2.461538; 0.470004 × 2.461538 / (2.461538 + 1.2) → 0.315969.
    assert.deepEqual(scoresOf(group(2), 'red'), [0.315674, 0.315969, 0]);
  });

  it('counts a word in the title and in the content as one found twice', () => {
    // Scored field by field, the title and the content of slot 0 would add up to more than one word can be worth.
    const [both = 0] = scoresOf(group(1), 'fox');
    const rarity = Math.log(1 + 2.5 / 1.5);
    assert.ok(both > rarity * 0.5 && both < rarity);
  });

  it('weighs fields by their boost', () => {
    const [, little = 0] = scoresOf(group(1), 'red');
    const [, much = 0] = scoresOf(group(3), 'red');
    assert.ok(much > little);
  });

  it('scores nothing outside of what passes the filter, and nothing for an unknown word', () => {
    const [first, second] = scoresOf(group(2), 'red', [1]);
    assert.equal(first, 0);
    assert.equal(second, 0.315969);
    assert.deepEqual(scoresOf(group(2), 'green'), [0, 0, 0]);
  });

  it('is the BM25 of a single field', () => {
    const field = fieldOf(['red fox', 'red red dog barks', 'green bird']);
    const single = new FieldGroup(standard, [{ name: 'text', field, weight: 1 }]);
    // 1.230769 / 2.430769 and 1.454545 / 2.654545 (see TextField), each times 0.470004.
    assert.deepEqual(scoresOf(single, 'red'), [0.237977, 0.257536, 0]);
  });
});

describe('groupFields', () => {
  it('keeps fields of different analyzers apart: their terms have different numbers', () => {
    const english = new TextField(analyzerNamed('en.microsoft'), DEFAULT_BM25);
    const groups = groupFields([
      { name: 'title', field: english, weight: 1 },
      { name: 'code', field: fieldOf([]), weight: 1 },
      { name: 'content', field: english, weight: 1 },
    ]);
    assert.deepEqual(
      groups.map(({ fields }) => fields.map(({ name }) => name)),
      [['title', 'content'], ['code']],
    );
  });
});

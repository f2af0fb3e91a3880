import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyzerNamed } from '../../../../../../local/services/ai-search/engine/analysis/analyzers.ts';

/** The terms of a text, each with its position. */
function analyze(text: string, name = 'en.lucene'): string[] {
  const analyzer = analyzerNamed(name);
  const terms: string[] = [];
  analyzer.analyze(text, (term, position) => {
    terms.push(`${analyzer.dictionary.termOf(term)}@${position}`);
  });
  return terms.toSorted();
}

describe('the English analyzer', () => {
  it('stems, leaves stop words out and keeps their positions', () => {
    assert.deepEqual(analyze('The passwords of employees'), ['employe@3', 'password@1']);
  });

  it('drops possessives, with straight and curly apostrophes', () => {
    assert.deepEqual(analyze("the bank's bank\u2019s"), ['bank@1', 'bank@2']);
  });

  it('joins connected words, so that an identifier is found however it is written', () => {
    assert.deepEqual(analyze('WX-200'), ['200@1', 'wx200@0', 'wx@0']);
    assert.deepEqual(analyze('WX200'), ['200@1', 'wx200@0', 'wx@0']);
    assert.deepEqual(analyze('wx 200'), ['200@1', 'wx@0']);
    assert.deepEqual(analyze('e-mails'), ['e@0', 'email@0', 'mail@1']);
    assert.deepEqual(analyze('401(k)'), ['401@0', '401k@0', 'k@1']);
  });

  it('does not join what is apart', () => {
    assert.deepEqual(analyze('one. Two - three'), ['one@0', 'three@2', 'two@1']);
  });

  it('keeps decimals, and reads numbers with and without thousands separators alike', () => {
    assert.deepEqual(analyze('$1,000.50 3.5% 1000'), ['1000.50@0', '1000@2', '3.5@1']);
    assert.deepEqual(analyze('1,2'), ['1@0', '2@1']);
  });

  it('folds case, accents, ligatures and invisible hyphens', () => {
    assert.deepEqual(analyze('CAFÉ ﬁle soft\u00adware Straße'), [
      'cafe@0',
      'file@1',
      'softwar@2',
      'strass@3',
    ]);
  });

  it('takes ideographs one by one', () => {
    assert.deepEqual(analyze('東京'), ['京@1', '東@0']);
  });

  it('reports where in the text a term comes from', () => {
    const spans: string[] = [];
    const text = 'Ask for part-time work.';
    analyzerNamed('en.microsoft').analyze(text, (_term, _position, start, end) => {
      spans.push(text.slice(start, end));
    });
    assert.deepEqual(spans, ['Ask', 'part', 'time', 'part-time', 'work']);
  });

  it('cuts runs without a break instead of making one endless word of them', () => {
    const lengths = analyze('x'.repeat(600)).map((term) => term.indexOf('@'));
    assert.deepEqual(new Set(lengths), new Set([255, 90]));
  });
});

describe('the other analyzers', () => {
  it('standard neither stems nor stops', () => {
    assert.deepEqual(analyze('The Passwords', 'standard.lucene'), ['passwords@1', 'the@0']);
  });

  it('keyword takes the text as it is', () => {
    assert.deepEqual(analyze('The Passwords', 'keyword'), ['The Passwords@0']);
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sentences, sentenceSpans } from '../../../shared/text/sentences.ts';

test('splits at closing punctuation', () => {
  assert.deepEqual(sentences('Leave is paid. Is it long? Yes! It is…\nAsk HR.'), [
    'Leave is paid.',
    'Is it long?',
    'Yes!',
    'It is…',
    'Ask HR.',
  ]);
});

test('keeps abbreviations, initials, decimals and list numbers inside their sentence', () => {
  const whole = [
    'Ask Dr. Smith or Ms. J. Doe about Fig. 3 first.',
    'It costs 3.50 € e.g. in Berlin.',
    '1. Open the lid.',
    'The U.S. office is closed.',
  ];
  for (const text of whole) assert.deepEqual(sentences(text), [text]);
});

test('ends a sentence at a paragraph, heading, list item and table row', () => {
  const text = '# Leave\nAll staff\nget it\n- one\n- two\n| a | b |\n| c | d |\n\nNext paragraph';
  assert.deepEqual(sentences(text), [
    '# Leave',
    'All staff\nget it',
    '- one',
    '- two',
    '| a | b |',
    '| c | d |',
    'Next paragraph',
  ]);
});

test('splits CJK text without spaces', () => {
  assert.deepEqual(sentences('休暇は五日です。病気の時は？連絡する。'), [
    '休暇は五日です。',
    '病気の時は？',
    '連絡する。',
  ]);
});

test('spans touch each other and cover the whole text', () => {
  const text = '  Leading space. Two?\n\n\n- item. "Quoted." (Aside.) end   ';
  const spans = sentenceSpans(text);
  assert.equal(spans.map(({ start, end }) => text.slice(start, end)).join(''), text);
  assert.deepEqual(sentenceSpans(''), []);
});

test('hostile runs are handled in one pass', () => {
  const runs = ['.', '."', '\n ', ' ', '# ', '| a ', 'word ', '\n#', '\n| '];
  for (const unit of runs) {
    const text = `a${unit.repeat(100_000)}b`;
    const covered = sentenceSpans(text).reduce((sum, { start, end }) => sum + end - start, 0);
    assert.equal(covered, text.length);
  }
});

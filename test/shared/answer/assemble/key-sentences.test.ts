import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sourceTokens } from '../../../../shared/answer/assemble/draft-source.ts';
import { keySentences } from '../../../../shared/answer/assemble/key-sentences.ts';
import { excerptText, wholePassage } from '../../../../shared/answer/excerpt.ts';
import { loadTokenCounter } from '../../../../shared/text/count-tokens.ts';
import { aChunk } from '../../../support/a-chunk.ts';

const countTokens = await loadTokenCounter();
const content =
  'The handbook is for all. It was last changed in May. Everyone has 25 days of annual leave. ' +
  'They are counted by weekday. Cars are parked behind the house. Leave of absence is unpaid. The canteen opens at noon.';
const chunk = aChunk({ content });
const draft = { chunk, excerpts: [wholePassage(chunk)] as const };

const kept = (question: string, tokens: number) =>
  keySentences(draft, tokens, question, countTokens)?.excerpts.map(excerptText);

test('The sentences with most of what is asked are kept, with what stands beside them, in their order', () => {
  assert.deepEqual(kept('How much annual leave is there?', 50), [
    'Everyone has 25 days of annual leave. ',
    'Leave of absence is unpaid. ',
  ]);
  assert.deepEqual(kept('How much annual leave is there?', 62), [
    'It was last changed in May. Everyone has 25 days of annual leave. ',
    'Leave of absence is unpaid. ',
  ]);
});

test('Of a text that says nothing of what is asked, the beginning is kept', () => {
  assert.deepEqual(kept('Who was Ada Lovelace?', 45), [
    'The handbook is for all. It was last changed in May. ',
  ]);
});

test('With room for all, all is kept in one piece', () => {
  assert.deepEqual(kept('annual leave', 500), [content]);
});

test('There is nothing when no sentence fits, and something when one does', () => {
  assert.equal(kept('annual leave', 20), undefined);
  const long = aChunk({ content: `${'word '.repeat(300)}end. Short leave.` });
  const source = { chunk: long, excerpts: [wholePassage(long)] as const };
  const least = sourceTokens(
    {
      ...source,
      excerpts: [{ ...wholePassage(long), start: long.content.indexOf('Short') }],
    },
    countTokens,
  );
  assert.equal(keySentences(source, least - 1, 'leave', countTokens), undefined);
  const found = keySentences(source, least, 'words that end', countTokens);
  assert.deepEqual(found?.excerpts.map(excerptText), ['Short leave.']);
});

test('Sentences of joined passages that touch go on across the border', () => {
  const first = aChunk({ id: 'a', content: 'Nothing here. Leave is 25 days.' });
  const next = aChunk({ id: 'b', ordinal: 1, content: 'Leave is paid. Nothing more to say here.' });
  const joined = {
    chunk: first,
    excerpts: [wholePassage(first), { ...wholePassage(next), continues: true }] as const,
  };
  const short = keySentences(joined, 45, 'leave', countTokens);
  assert.deepEqual(
    short?.excerpts.map((one) => [excerptText(one).trim(), one.continues]),
    [
      ['Leave is 25 days.', false],
      ['Leave is paid.', true],
    ],
  );
});

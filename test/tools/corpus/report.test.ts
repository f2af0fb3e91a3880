import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Outcome } from '../../../tools/corpus/outcome.ts';
import { renderReport, summarise } from '../../../tools/corpus/report.ts';

const outcome = (given: Partial<Outcome>): Outcome => ({
  file: 'a.pdf',
  ending: 'pdf',
  size: 1,
  result: 'read',
  pages: 10,
  pagesWithoutText: 0,
  passages: 5,
  characters: 1000,
  warnings: [],
  seconds: 2,
  ...given,
});
const refused = (result: string, ending = 'pdf') =>
  outcome({ result, ending, pages: 0, passages: 0, characters: 0 });

test('speed is that of the files that were read', () => {
  const outcomes = [outcome({}), refused('encrypted_document'), refused('parse_timeout')];
  const { files, read, pagesPerSecond } = summarise(outcomes);
  assert.deepEqual({ files, read, pagesPerSecond }, { files: 3, read: 1, pagesPerSecond: 5 });
});

test('recall is the median over all files that were compared, refused ones included', () => {
  const recalls = [1, 0.9, 0].map((recall) => outcome({ recall }));
  assert.equal(summarise(recalls).recall, 0.9);
  assert.equal(summarise([outcome({})]).recall, undefined);
});

test('the table has a line for each kind of file, and what was refused with its codes', () => {
  const lines = renderReport([
    outcome({ recall: 0.987 }),
    refused('no_text'),
    refused('crashed', ''),
    refused('no_text'),
  ]).split('\n');
  assert.deepEqual(
    lines.map((line) => line.split(/\s{2,}/u)),
    [
      ['files', 'of', 'read', 'refused', 'pages', 'pages/s', 'passages', 'recall'],
      ['(none)', '1', '0', '1 crashed', '0', '–', '0', '–'],
      ['pdf', '3', '1', '2 no_text', '10', '5.00', '5', '0.987'],
      ['all', '4', '1', '2 no_text, 1 crashed', '10', '5.00', '5', '0.987'],
    ],
  );
});

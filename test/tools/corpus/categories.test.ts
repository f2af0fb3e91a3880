import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderCategories } from '../../../tools/corpus/categories.ts';
import type { Outcome } from '../../../tools/corpus/outcome.ts';

const outcome = (result: string, file: string): Outcome => ({
  file,
  ending: 'pdf',
  size: 1,
  result,
  pages: 1,
  pagesWithoutText: 0,
  passages: 1,
  characters: 10,
  warnings: [],
  seconds: 1,
});

test('files are counted by what became of them; those that no reader could read do not count against it', () => {
  const report = renderCategories([
    outcome('read', 'a'),
    outcome('read', 'b'),
    outcome('read', 'c'),
    outcome('encrypted_document', 'locked'),
    outcome('archive_bomb', 'bomb'),
    outcome('no_text', 'photo'),
    outcome('crashed', 'odd'),
  ]);
  assert.deepEqual(
    report.split('\n').map((line) => line.trim()),
    [
      '3  indexed',
      '1  locked with a password',
      'locked (encrypted_document)',
      '1  damaged, or made to harm their reader',
      'bomb (archive_bomb)',
      '1  without any word',
      'photo (no_text)',
      '0  of a kind that is not read',
      '1  not read for another reason',
      'odd (crashed)',
      '60.0 % of the 5 files that are neither locked nor broken are indexed,',
      '75.0 % of the 4 of them that have words.',
    ],
  );
  assert.match(renderCategories([]), /– of the 0 files/u);
});

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { compare } from '../../../../tools/eval/chunking/compare.ts';
import { toTable } from '../../../../tools/eval/chunking/report.ts';
import { loadSpanSet } from '../../../../tools/eval/chunking/span-set.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const answer = 'Bicycles are parked behind the bakery 🥐 and nowhere else.';
const filler = (about: string) =>
  Array.from({ length: 40 }, (_, at) => `Paragraph ${at} tells of ${about} at length.`).join(
    '\n\n',
  );
const town = `${filler('the weather')}\n\n${answer}\n\n${filler('the harbour')}`;

function writeSet(folder: string, start: number, content = answer): void {
  writeFileSync(join(folder, 'town.md'), town);
  writeFileSync(join(folder, 'hills.md'), filler('sheep'));
  const end_index = start + Array.from(content).length;
  const references = JSON.stringify([{ content, start_index: start, end_index }]);
  const row = ['Where are bicycles parked?', references, 'town']
    .map((cell) => `"${cell.replaceAll('"', '""')}"`)
    .join(',');
  writeFileSync(join(folder, 'questions_df.csv'), `question,references,corpus_id\n${row}\n`);
}

test('finds the answer, and finds it in less text when passages are small', async (t) => {
  const folder = temporaryFolder(t);
  writeSet(folder, town.indexOf(answer));
  const set = loadSpanSet(folder);
  const small = await compare(set, { maxTokens: 64, overlapTokens: 0 });
  const large = await compare(set, { maxTokens: 256, overlapTokens: 0 });
  assert.ok(small.passages > large.passages);
  assert.equal(small.topFive.recall, 1);
  assert.equal(large.topFive.recall, 1);
  assert.ok(small.topFive.precision > large.topFive.precision);
  assert.ok(small.inBudget.recall === 1 && small.inBudget.precision < small.topFive.precision);
  const [header = '', rule = '', row = ''] = toTable([small]).split('\n');
  assert.match(row, /^\| 64 \| 0 \| \d+ \| 1\.000 \|/u);
  assert.equal(header.split('|').length, row.split('|').length);
  assert.match(rule, /^\|(?: ---: \|)+$/u);
});

test('refuses references that are not where they should be', (t) => {
  const folder = temporaryFolder(t);
  writeSet(folder, town.indexOf(answer) + 1);
  assert.throws(() => loadSpanSet(folder), /is not where it should be/u);
});

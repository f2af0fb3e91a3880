import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSource } from '../../../tools/samples/read-source.ts';

const FRONT_MATTER = [
  'title: Manual: part one',
  'subtitle: For installers',
  'reference: LT-1',
  'author: Larkmere',
  'issued: 2025-02-03',
  'cover: yes',
  'chapterPages: no',
];

const source = (lines: string[]): string => `---\n${lines.join('\n')}\n---\n\n# One\n`;

test('the front matter is read and the rest becomes blocks', () => {
  const { blocks, ...fields } = readSource(source(FRONT_MATTER));
  assert.deepEqual(fields, {
    title: 'Manual: part one',
    subtitle: 'For installers',
    reference: 'LT-1',
    author: 'Larkmere',
    issued: new Date('2025-02-03T00:00:00Z'),
    cover: true,
    chapterPages: false,
  });
  assert.deepEqual(blocks, [{ kind: 'heading', level: 1, text: 'One' }]);
});

test('a missing field is named', () => {
  const lines = FRONT_MATTER.filter((line) => !line.startsWith('issued'));
  assert.throws(() => readSource(source(lines)), /no "issued" line/);
});

test('a source without front matter is refused', () => {
  assert.throws(() => readSource('# One\n'), /no front matter/);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromMarkerAtom } from '../../../../shared/answer/stream/marker-atom.ts';
import { MarkerResolver } from '../../../../shared/answer/stream/marker-resolver.ts';
import { Random } from '../../../support/random.ts';

const sourceCount = 3;

function shownOf(text: string): string {
  return text.replaceAll(/[\uE000-\uF8FF]/gu, (atom) => `[${fromMarkerAtom(atom)}]`);
}

function resolve(...deltas: string[]): { text: string; numbers: number[] } {
  const resolver = new MarkerResolver(sourceCount);
  const text = deltas.map((delta) => resolver.push(delta)).join('') + resolver.end();
  const numbers = Array.from(text, fromMarkerAtom).filter((number) => number !== undefined);
  return { text: shownOf(text), numbers };
}

const cases: [what: string, written: string, shown: string, numbers: number[]][] = [
  ['a known marker stays', 'Leave is 25 days [1].', 'Leave is 25 days [1].', [1]],
  ['a list becomes single markers', 'Yes [1, 3].', 'Yes [1][3].', [1, 3]],
  ['lists with semicolons and "Source"', 'Yes [Sources 1; 2].', 'Yes [1][2].', [1, 2]],
  ['neighbours stay apart', 'Yes [1][2].', 'Yes [1][2].', [1, 2]],
  ['ranges name every source', 'Yes [1-3].', 'Yes [1][2][3].', [1, 2, 3]],
  ['full-width brackets', 'はい［１］。そう【2】。', 'はい[1]。そう[2]。', [1, 2]],
  ['footnote style', 'Yes [^2].', 'Yes [2].', [2]],
  ['unknown numbers go, with the blank before', 'Yes [9]. No [0] way.', 'Yes. No way.', []],
  ['unknown numbers in a list go', 'Yes [9, 2].', 'Yes [2].', [2]],
  ['huge numbers are unknown', 'Yes [4000000].', 'Yes.', []],
  ['no new marker arises from what is left', '[9][a[9]9]', '[a 9]', []],
  ['an unknown marker between words leaves a blank', 'a [9]b', 'a b', []],
  ['a marker said twice in a row is said once', 'Yes [1][1] [1].', 'Yes [1].', [1]],
  ['the same source later counts again', 'Yes [1]. No [1].', 'Yes [1]. No [1].', [1, 1]],
  ['other brackets are text', 'a [x] [ ] [] [see 1] [1a]', 'a [x] [ ] [] [see 1] [1a]', []],
  [
    'nested brackets',
    'a [[2]] b [1, [3]] c [[1], [2]]',
    'a [2] b [1][3] c [1][2]',
    [2, 1, 3, 1, 2],
  ],
  ['parentheses inside', 'Yes [(1)].', 'Yes [1].', [1]],
  ['brackets around more than numbers', 'Yes [see [2]]', 'Yes [see [2]]', [2]],
  ['as assistants write them', 'Yes 【1†source】【4:0†handbook.pdf】.', 'Yes [1].', [1]],
  ['a time is none', 'At [12:30]', 'At [12:30]', []],
  ['words before the numbers', '[Source 1, Source 2] a [doc #3]', '[1][2] a [3]', [1, 2, 3]],
  ['words between the numbers', 'Yes [1 and 2].', 'Yes [1][2].', [1, 2]],
  ['escaped brackets', 'Yes \\[1\\], no \\[9\\], \\[x\\].', 'Yes [1], no, \\[x\\].', [1]],
  ['numbers without end', `Yes [${'1'.repeat(5000)}].`, 'Yes.', []],
  ['brackets without end', '['.repeat(1000), '['.repeat(1000), []],
  ['brackets without end before a marker', `${'['.repeat(1000)}2]`, `${'['.repeat(999)}[2]`, [2]],
  ['an unterminated bracket is text', 'Yes [1', 'Yes [1', []],
  ['a bracket left open before a marker', 'Yes [ 1 [2]', 'Yes [ 1 [2]', [2]],
  ['a line break ends a bracket', 'Yes [1\n]', 'Yes [1\n]', []],
];

for (const [what, written, shown, numbers] of cases) {
  test(`Markers: ${what}`, () => {
    assert.deepEqual(resolve(written), { text: shown, numbers });
  });
}

const alphabet = [
  '[',
  ']',
  '［',
  '】',
  '1',
  '2',
  '9',
  ',',
  ' ',
  '-',
  '^',
  'a',
  '.',
  '\n',
  '[1]',
  '[9]',
  '源',
];

test('What is shown does not depend on how the text was cut into deltas', () => {
  for (let seed = 1; seed <= 500; seed++) {
    const random = new Random(seed);
    const written = Array.from({ length: 40 }, () => random.pick(alphabet)).join('');
    assert.deepEqual(
      resolve(...random.cut(written, 5)),
      resolve(written),
      `seed ${seed}: ${JSON.stringify(written)}`,
    );
  }
});

test('Every bracketed number that is shown is a known source, and is reported', () => {
  for (let seed = 1; seed <= 500; seed++) {
    const random = new Random(seed);
    const written = Array.from({ length: 40 }, () => random.pick(alphabet)).join('');
    const { text, numbers } = resolve(written);
    const shown = [...text.matchAll(/\[(\d+)\]/gu)].map(([, number]) => Number(number));
    assert.deepEqual(shown, numbers, `seed ${seed}: ${JSON.stringify(written)}`);
    assert(
      shown.every((number) => number >= 1 && number <= sourceCount),
      `seed ${seed}: ${JSON.stringify(written)}`,
    );
  }
});

test('At most one marker and the blanks before it are held back', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const random = new Random(seed);
    const resolver = new MarkerResolver(sourceCount);
    let held = 0;
    for (let index = 0; index < 600; index++) {
      const piece = random.pick(['x', '[', '1', ' ', ', ', '[2', 'source ']);
      held = resolver.push(piece) === '' ? held + piece.length : 0;
      assert(held <= 1000, `seed ${seed}`);
    }
  }
});

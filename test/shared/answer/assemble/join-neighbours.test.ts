import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinNeighbours } from '../../../../shared/answer/assemble/join-neighbours.ts';
import { renderSource } from '../../../../shared/answer/prompts/render-sources.ts';
import { aChunk } from '../../../support/a-chunk.ts';

const leave = aChunk({ id: 'a', ordinal: 4, content: 'Leave is 25 days. Ask early.' });
const carried = aChunk({ id: 'b', ordinal: 5, content: 'Ask early. It is lost in March.' });
const sick = aChunk({ id: 'c', ordinal: 6, content: 'Call when ill.' });

const runs = (...ranked: (typeof leave)[]) =>
  joinNeighbours(ranked).map(({ chunk, excerpts }) => [
    chunk.id,
    excerpts.map((one) => one.chunk.id).join(''),
  ]);
const body = (...ranked: (typeof leave)[]) =>
  joinNeighbours(ranked).map((draft) =>
    renderSource({ ...draft, number: 1 })
      .split('\n')
      .slice(1, -2)
      .join('\n'),
  );

test('Passages that follow each other become one source in document order, at the place of the better one', () => {
  const other = aChunk({ id: 'x', documentId: 'other' });
  assert.deepEqual(runs(carried, other, leave), [
    ['b', 'ab'],
    ['x', 'x'],
  ]);
});

test('What the second repeats of the first is shown once', () => {
  assert.deepEqual(body(leave, carried), ['Leave is 25 days. Ask early.\nIt is lost in March.']);
});

test('The rest of a table comes without its repeated header', () => {
  const header = '| Grade | Days |\n| --- | --- |\n';
  const first = aChunk({ id: 'a', ordinal: 1, content: `Leave:\n\n${header}| 1 | 25 |` });
  const rest = aChunk({ id: 'b', ordinal: 2, content: `${header}| 2 | 30 |` });
  assert.deepEqual(body(first, rest), [`Leave:\n\n${header}| 1 | 25 |\n| 2 | 30 |`]);
});

test('A source has at most three passages', () => {
  const last = aChunk({ id: 'd', ordinal: 7, content: 'Bring a note.' });
  assert.deepEqual(runs(carried, sick, leave, last), [
    ['b', 'bcd'],
    ['a', 'a'],
  ]);
});

test('Passages apart, of other documents, versions or sections stay apart', () => {
  const apart: Parameters<typeof aChunk>[0][] = [
    { ordinal: 6 },
    { documentId: 'other' },
    { version: 'v2' },
    { headings: ['Travel'] },
  ];
  const first = { ...leave, headings: ['Leave'] };
  const second = { ...carried, headings: ['Leave'] };
  assert.equal(runs(first, second).length, 1);
  for (const more of apart) {
    assert.equal(runs(first, { ...second, ...more }).length, 2, JSON.stringify(more));
  }
});

test('A section goes on in the one in which the passage before it ends, or in a part of it', () => {
  const mixed = aChunk({
    id: 'a',
    ordinal: 1,
    headings: [],
    content: '# Travel\n\nBy train.\n\n# Leave\n\n25 days.',
  });
  const next = (headings: string[]) =>
    aChunk({ id: 'b', ordinal: 2, headings, content: 'Goes on.' });
  assert.equal(runs(mixed, next(['Leave'])).length, 1);
  assert.equal(runs(mixed, next(['Leave', 'Parents'])).length, 1);
  assert.equal(runs(mixed, next(['Travel'])).length, 2);
});

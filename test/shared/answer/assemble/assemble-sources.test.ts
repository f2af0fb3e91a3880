import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assembleSources } from '../../../../shared/answer/assemble/assemble-sources.ts';
import { excerptText, type Excerpt } from '../../../../shared/answer/excerpt.ts';
import { renderSources } from '../../../../shared/answer/prompts/render-sources.ts';
import type { RetrievedChunk } from '../../../../shared/domain/chunk.ts';
import { loadTokenCounter } from '../../../../shared/text/count-tokens.ts';
import { sentences } from '../../../../shared/text/sentences.ts';
import { aChunk } from '../../../support/a-chunk.ts';
import { Random } from '../../../support/random.ts';

const countTokens = await loadTokenCounter();
const plenty = { question: 'How much leave?', sources: 10, perDocument: 10, tokens: 10_000 };

const shown = (
  ranked: RetrievedChunk[],
  wanted: Partial<typeof plenty> & { neighbours?: RetrievedChunk[] },
) =>
  assembleSources(ranked, { ...plenty, ...wanted }, countTokens).map(
    ({ number, chunk, excerpts }) =>
      [number, chunk.id, excerpts.map((one) => one.chunk.id).join('+')].join(' '),
  );

const [a, b, c, d] = ['One.', 'Two.', 'Three.', 'Four.'].map((content, index) =>
  aChunk({ id: 'abcd'.charAt(index), ordinal: 10 - 2 * index, content, score: 1 - index / 10 }),
) as [RetrievedChunk, RetrievedChunk, RetrievedChunk, RetrievedChunk];

test('The best passages become sources, ordered by document and page', () => {
  const other = aChunk({ id: 'x', documentId: 'other', content: 'Ten.', score: 0.95 });
  assert.deepEqual(shown([a, other, b, c], { sources: 3 }), ['1 b b', '2 a a', '3 x x']);
});

test('A repeated passage makes room for the next one, and so do more of one document than wanted', () => {
  const again = { ...a, id: 'again' };
  const other = aChunk({ id: 'x', documentId: 'other', content: 'Ten.', score: 0.9 });
  assert.deepEqual(shown([a, again, b], { sources: 2 }), ['1 b b', '2 a a']);
  assert.deepEqual(shown([a, b, c, other], { sources: 3, perDocument: 1 }), ['1 a a', '2 x x']);
});

test('A question about one document gets all of its passages', () => {
  const weak = aChunk({ id: 'x', documentId: 'other', content: 'Ten.', score: 0.1 });
  assert.deepEqual(shown([a, b, c, weak], { sources: 3, perDocument: 1 }), [
    '1 c c',
    '2 b b',
    '3 a a',
  ]);
});

test('Neighbours are joined, those that were found and, where there is room, those that were not', () => {
  const next = { ...d, ordinal: a.ordinal + 1 };
  const before = aChunk({ id: 'n', ordinal: a.ordinal - 1, content: 'Nine.' });
  assert.deepEqual(shown([a, next], { neighbours: [before] }), ['1 a n+a+d']);
  const tokens = countTokens(renderSources(assembleSources([a, next], plenty, countTokens)));
  assert.deepEqual(shown([a, next], { neighbours: [before], tokens }), ['1 a a+d']);
});

test('A neighbour that is a source of its own is not shown twice', () => {
  const first = { ...a, headings: ['Leave'] };
  const apart = { ...c, ordinal: a.ordinal + 1, headings: ['Travel'] };
  assert.deepEqual(shown([first, apart], { neighbours: [apart, first] }), ['1 a a', '2 c c']);
});

/** Whether an excerpt that says it goes on does: in the same passage, or from the end of the one before. */
function touchesWhatItContinues(one: Excerpt, index: number, all: readonly Excerpt[]): boolean {
  const before = all[index - 1];
  if (!one.continues || !before) return !one.continues;
  return before.chunk.id === one.chunk.id
    ? before.end === one.start
    : before.end === before.chunk.content.length &&
        one.chunk.ordinal === before.chunk.ordinal + 1 &&
        one.chunk.documentId === before.chunk.documentId;
}

const pieces = [
  'Everyone has 25 days of annual leave. ',
  'Short. ',
  '## Heading\n\n',
  '| Grade | Days |\n| --- | --- |\n| 1 | 25 |\n',
  '- an item of a list\n',
  'See [2] and </source> and <source id="9">. ',
  '年假是二十五天。病假另算。',
  '😀😀😀 ok? ',
  'endless '.repeat(60),
  'x'.repeat(700),
  '\n\n',
  'a < b && c > d; 1.234,56 € ',
];

function someChunks(random: Random): RetrievedChunk[] {
  return Array.from({ length: random.below(30) }, (_, index) => {
    const content = Array.from({ length: 1 + random.below(25) }, () => random.pick(pieces)).join(
      '',
    );
    return aChunk({
      id: `c${index}`,
      documentId: random.pick(['one', 'two', 'three']),
      ordinal: random.below(12),
      title: random.pick(['T', 'A "title" <with> marks', 'long '.repeat(100)]),
      headings: random.pick([[], ['Leave'], ['Leave', 'Parents <b>']]),
      score: 1 / (1 + index),
      content: content.trim() || 'x',
    });
  });
}

test('Whatever is found: inside the budget, verbatim, numbered, each passage once, something if anything fits', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = new Random(seed);
    const ranked = someChunks(random);
    const wanted = {
      question: random.pick(['How much annual leave?', '年假', '', '25 [2] </source>']),
      sources: 1 + random.below(10),
      perDocument: 1 + random.below(5),
      tokens: 20 + random.below(random.pick([100, 1000, 6000])),
      neighbours: someChunks(random).map((chunk) => ({ ...chunk, id: `n${chunk.id}` })),
    };
    const sources = assembleSources(ranked, wanted, countTokens);
    const why = `seed ${seed}`;
    if (sources.length > 0) assert.ok(countTokens(renderSources(sources)) <= wanted.tokens, why);
    assert.ok(sources.length <= wanted.sources, why);
    assert.deepEqual(
      sources.map(({ number }) => number),
      sources.map((_, index) => index + 1),
      why,
    );
    const excerpts = sources.flatMap((source) => source.excerpts);
    for (const { chunk, start, end } of excerpts) {
      assert.ok(0 <= start && start < end && end <= chunk.content.length, why);
    }
    for (const [index, one] of excerpts.entries()) {
      const same = excerpts.slice(index + 1).filter(({ chunk }) => chunk.id === one.chunk.id);
      assert.ok(
        same.every((later) => later.start >= one.end),
        why,
      );
    }
    for (const source of sources) assert.ok(source.excerpts.every(touchesWhatItContinues), why);
    const shortest = Math.min(
      ...ranked.slice(0, 1).flatMap((chunk) =>
        sentences(chunk.content).map((sentence) => {
          const start = chunk.content.indexOf(sentence);
          const excerpt = { chunk, start, end: start + sentence.length, continues: false };
          return countTokens(renderSources([{ number: 1, chunk, excerpts: [excerpt] }]));
        }),
      ),
    );
    if (shortest <= wanted.tokens) assert.ok(sources.length > 0, why);
  }
});

test('A source that was reduced still says only what its excerpts say', () => {
  const content = Array.from({ length: 60 }, (_, at) => `Rule ${at} is about leave.`).join(' ');
  const [source] = assembleSources([aChunk({ content })], { ...plenty, tokens: 200 }, countTokens);
  assert.ok(source);
  for (const excerpt of source.excerpts) assert.ok(content.includes(excerptText(excerpt)));
});

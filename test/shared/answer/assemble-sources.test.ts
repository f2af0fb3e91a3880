import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assembleSources } from '../../../shared/answer/assemble-sources.ts';
import { excerptText } from '../../../shared/answer/excerpt.ts';
import { toSource, wholeSource } from '../../../shared/answer/numbered-source.ts';
import { renderSource, renderSources } from '../../../shared/answer/prompts/render-sources.ts';
import { loadTokenCounter } from '../../../shared/text/count-tokens.ts';
import { aChunk } from '../../support/a-chunk.ts';
import { Random } from '../../support/random.ts';

const countTokens = await loadTokenCounter();
const plenty = { sources: 10, tokens: 10_000 };

function text(words: number, seed: number): string {
  const random = new Random(seed);
  return Array.from({ length: words }, () => `w${random.below(100_000)}`).join(' ');
}

test('Sources are numbered from 1 in the order of their rank', () => {
  const ranked = [aChunk({ id: 'a', content: 'One.' }), aChunk({ id: 'b', content: 'Two.' })];
  assert.deepEqual(
    assembleSources(ranked, plenty, countTokens).map(({ number, chunk }) => [number, chunk.id]),
    [
      [1, 'a'],
      [2, 'b'],
    ],
  );
});

test('A passage that does not fit makes room for a shorter one', () => {
  const [first, long, short] = [20, 300, 20].map((words, index) =>
    aChunk({ id: String(index), content: text(words, index) }),
  );
  assert(first && long && short);
  const tokens =
    countTokens(renderSource(wholeSource(1, first))) +
    countTokens(renderSource(wholeSource(2, short)));
  const fitting = assembleSources([first, long, short], { sources: 10, tokens }, countTokens);
  assert.deepEqual(
    fitting.map(({ number, chunk }) => [number, chunk.id]),
    [
      [1, '0'],
      [2, '2'],
    ],
  );
  const tighter = assembleSources(
    [first, long, short],
    { sources: 10, tokens: tokens - 1 },
    countTokens,
  );
  assert.deepEqual(
    tighter.map(({ chunk }) => chunk.id),
    ['0'],
  );
});

test('The rendered sources never exceed the budget', () => {
  for (let seed = 1; seed <= 30; seed++) {
    const random = new Random(seed);
    const ranked = Array.from({ length: 12 }, (_, index) =>
      aChunk({ id: String(index), content: text(1 + random.below(120), seed * 100 + index) }),
    );
    const budget = { sources: 1 + random.below(8), tokens: 200 + random.below(2000) };
    const sources = assembleSources(ranked, budget, countTokens);
    const frame = countTokens('<sources>\n') + countTokens('</sources>');
    assert(sources.length <= budget.sources, `seed ${seed}`);
    assert(countTokens(renderSources(sources)) <= budget.tokens + frame, `seed ${seed}`);
  }
});

test('When not even the best passage fits, it is cut after its last sentence that does', () => {
  const content = `${text(20, 1)}. ${'Second page begins here with words. '.repeat(30)}`;
  const offset = content.indexOf('Second page', 600);
  const chunk = aChunk({ content, pageFrom: 4, pageTo: 5, pageOffsets: [offset] });
  const [source] = assembleSources([chunk], { sources: 5, tokens: 160 }, countTokens);
  assert(source);
  assert(countTokens(renderSource(source)) <= 160);
  const shown = source.excerpts.map(excerptText).join('');
  assert(content.startsWith(shown));
  assert.match(shown, /words\.\s*$/u);
  assert.equal(toSource(source).pageTo, 4);
});

test('A budget below a single sentence gives no source', () => {
  const chunk = aChunk({ content: text(50, 1) });
  assert.deepEqual(assembleSources([chunk], { sources: 5, tokens: 20 }, countTokens), []);
  assert.deepEqual(assembleSources([], plenty, countTokens), []);
});

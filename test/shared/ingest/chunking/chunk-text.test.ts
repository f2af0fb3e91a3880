import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chunkText, type Passage } from '../../../../shared/ingest/chunking/chunk-text.ts';
import { loadTokenCounter } from '../../../../shared/text/count-tokens.ts';
import { Random } from '../../../support/random.ts';
import { randomMarkdown } from './random-markdown.ts';

const limits = { maxTokens: 128, overlapTokens: 24 };
const exact = await loadTokenCounter();

function chunk(text: string, pageStarts: readonly number[] = [0], sizes = limits): Passage[] {
  return chunkText({ text, pageStarts }, sizes, exact);
}

const sentence = 'Staff may carry five days of leave over to March of the next year. ';

test('small sections share a passage; its headings are what they have in common', () => {
  const [passage, ...others] = chunk(
    '# Leave\n\n## Annual\n\nTwenty-five days.\n\n## Sick\n\nSix weeks.\n',
  );
  assert.deepEqual(others, []);
  assert.deepEqual(passage?.headings, ['Leave']);
  assert.equal(
    passage.content,
    '# Leave\n\n## Annual\n\nTwenty-five days.\n\n## Sick\n\nSix weeks.',
  );
});

test('a passage keeps the path of the section it goes on with', () => {
  const passages = chunk(`# Handbook\n\n## Annual leave\n\n${sentence.repeat(30)}`);
  assert.ok(passages.length > 2);
  for (const { headings } of passages) assert.deepEqual(headings, ['Handbook', 'Annual leave']);
});

test('a heading stays with the text below it', () => {
  const random = new Random(7);
  for (let round = 0; round < 40; round += 1) {
    const { text } = randomMarkdown(random, 60);
    const passages = chunk(text);
    for (const { content } of passages.slice(0, -1)) {
      const lastLine = content.split('\n').at(-1) ?? '';
      assert.doesNotMatch(lastLine, /^#{1,6} /u, `round ${round}: ${lastLine}`);
    }
  }
});

test('prose cut inside a section repeats whole sentences, sections do not', () => {
  const [first, second, ...rest] = chunk(
    `# A\n\n${sentence.repeat(40)}\n\n# B\n\n${sentence.repeat(3)}`,
  );
  assert.ok(first && second);
  assert.ok(second.start < first.end, 'repeats the end of the passage before');
  assert.ok(second.content.startsWith(sentence.trim()), 'begins with a whole sentence');
  assert.ok(exact(second.content.slice(0, first.end - second.start)) <= limits.overlapTokens);
  const sectionB = rest.find(({ content }) => content.startsWith('# B'));
  const before = [first, second, ...rest].find(({ end }) => end <= (sectionB?.start ?? 0));
  assert.ok(sectionB && before);
});

test('a table cut in two repeats its header', () => {
  const header = '| Plan | Price |\n| --- | --- |\n';
  const rows = Array.from({ length: 60 }, (_, at) => `| Plan number ${at} | ${at * 3} EUR |\n`);
  const passages = chunk(`Prices:\n\n${header}${rows.join('')}`);
  assert.ok(passages.length > 2);
  for (const { content } of passages.slice(1)) assert.ok(content.startsWith(header), content);
  for (const row of rows) {
    assert.equal(passages.filter(({ content }) => content.includes(row.trim())).length, 1, row);
  }
});

test('no line of a code block is taken for a heading', () => {
  const [passage] = chunk('# Setup\n\n```sh\n# install\nnpm ci\n```\n');
  assert.deepEqual(passage?.headings, ['Setup']);
});

test('offsets, pages, limit and completeness hold for any text', () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    const random = new Random(seed);
    const { text, pageStarts } = randomMarkdown(random, 20 + random.below(120));
    const sizes = { maxTokens: 64 + random.below(200), overlapTokens: random.below(32) };
    const passages = chunk(text, pageStarts, sizes);
    let covered = 0;
    for (const passage of passages) {
      assert.ok(exact(passage.content) <= sizes.maxTokens, `seed ${seed}: too many tokens`);
      assert.equal(passage.tokens, exact(passage.content), `seed ${seed}`);
      assert.ok(passage.content.endsWith(text.slice(passage.start, passage.end)), `seed ${seed}`);
      assert.match(
        text.slice(covered, Math.max(covered, passage.start)),
        /^\s*$/u,
        `seed ${seed}: text lost`,
      );
      covered = Math.max(covered, passage.end);
      assertPages(passage, text, pageStarts, seed);
    }
    assert.match(text.slice(covered), /^\s*$/u, `seed ${seed}: end lost`);
  }
});

function assertPages(passage: Passage, text: string, pageStarts: readonly number[], seed: number) {
  const { content, start, end, pageFrom, pageTo, pageOffsets } = passage;
  const repeated = content.length - (end - start);
  assert.ok((pageStarts[pageFrom - 1] ?? 0) <= start, `seed ${seed}: pageFrom`);
  assert.ok((pageStarts[pageTo] ?? Infinity) >= end, `seed ${seed}: pageTo`);
  assert.equal(pageOffsets.length, pageTo - pageFrom, `seed ${seed}: pageOffsets`);
  pageOffsets.forEach((offset, at) => {
    const pageStart = pageStarts[pageFrom + at] ?? NaN;
    assert.equal(content.slice(offset), text.slice(pageStart, end), `seed ${seed}`);
    assert.equal(offset - repeated + start, pageStart, `seed ${seed}`);
  });
}

test('passages stay within two pages where pages are not tiny', () => {
  const page = `${sentence.repeat(4)}\n\n`;
  const pageStarts = Array.from({ length: 12 }, (_, at) => at * page.length);
  const passages = chunk(page.repeat(12), pageStarts, { maxTokens: 512, overlapTokens: 24 });
  for (const { pageFrom, pageTo } of passages) assert.ok(pageTo - pageFrom < 2);
});

test('every character is counted a bounded number of times, whatever the text', () => {
  const units = [
    sentence,
    'word ',
    'x',
    '| a | b |\n',
    '# h\n',
    '\n',
    '- item\n',
    '.',
    '汉字',
    '😀',
    '```\n',
  ];
  for (const unit of units) {
    const text = unit.repeat(Math.ceil(60_000 / unit.length));
    let counted = 0;
    chunkText({ text, pageStarts: [0] }, limits, (part) => {
      counted += part.length;
      return exact(part);
    });
    assert.ok(counted < text.length * 8 + 10_000, `${JSON.stringify(unit)}: ${counted}`);
  }
});

test('nothing but white space gives no passage', () => {
  assert.deepEqual(chunk(''), []);
  assert.deepEqual(chunk(' \n\n\t \n'), []);
});

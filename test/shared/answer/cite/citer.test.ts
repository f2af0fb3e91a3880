import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Citer } from '../../../../shared/answer/cite/citer.ts';
import { wholeSource } from '../../../../shared/answer/numbered-source.ts';
import { aChunk } from '../../../support/a-chunk.ts';

const content =
  'Annual leave\n\nEveryone has 25 days of annual leave a year. Part-time staff have a share that follows their hours.\n\n' +
  'Requests go to your manager two weeks before. Unused leave expires on 31 March.';
const secondPage = content.indexOf('Requests');
const leave = wholeSource(
  1,
  aChunk({ content, pageFrom: 3, pageTo: 4, pageOffsets: [secondPage] }),
);
const pay = wholeSource(
  2,
  aChunk({ id: 'pay', documentId: 'a/b', content: 'Salaries are paid on the 25th.' }),
);

function citer(): Citer {
  return new Citer([leave, pay], 'How much annual leave do I have?');
}

test('The quote is the verbatim sentence that supports the citing one, on its own page', () => {
  const citation = citer().cite(1, 'You have 25 days. Ask your manager two weeks ahead [1]');
  assert.deepEqual(citation, {
    number: 1,
    documentId: 'handbook',
    chunkId: 'chunk-1',
    title: 'Employee handbook',
    path: 'hr/handbook.pdf',
    pageFrom: 4,
    pageTo: 4,
    headings: [],
    quote: 'Requests go to your manager two weeks before.',
    quoteStart: secondPage,
    quoteEnd: secondPage + 'Requests go to your manager two weeks before.'.length,
    url: '/api/documents/handbook/content#page=4',
  });
});

test('A marker after the full stop belongs to the sentence before it', () => {
  const citation = citer().cite(1, 'Leave expires at the end of March. [1]');
  assert.equal(citation?.quote, 'Unused leave expires on 31 March.');
});

test('Other markers of the sentence do not stand in the way', () => {
  const citation = citer().cite(2, 'You get 25 days [1] and are paid on the 25th [1][2]');
  assert.equal(citation?.quote, 'Salaries are paid on the 25th.');
  assert.equal(citation.url, '/api/documents/a%2Fb/content#page=1');
});

test('A quote over the page break names both pages', () => {
  const crossing = wholeSource(1, { ...leave.chunk, pageOffsets: [content.indexOf('share')] });
  const citation = new Citer([crossing], '').cite(1, 'Part-time staff have a share [1]');
  assert.deepEqual([citation?.pageFrom, citation?.pageTo], [3, 4]);
});

test('Each pair of number and quote is cited once', () => {
  const cite = citer();
  assert(cite.cite(1, 'You have 25 days of annual leave [1]'));
  assert.equal(cite.cite(1, 'You have 25 days of annual leave [1]'), undefined);
  assert(cite.cite(1, 'Unused leave expires on 31 March [1]'));
});

test('A sentence in words of its own is matched by the question', () => {
  const citation = citer().cite(1, 'A generous amount [1]');
  assert.equal(citation?.quote, 'Everyone has 25 days of annual leave a year.');
});

test('A number without a source is not cited', () => {
  assert.equal(citer().cite(3, 'Yes [3]'), undefined);
});

test('A table without sentences gives a row, not the whole table', () => {
  const rows = Array.from(
    { length: 60 },
    (_, index) => `Model ${index} costs ${index * 100} euros`,
  );
  const table = wholeSource(1, aChunk({ content: rows.join('\n') }));
  const citation = new Citer([table], '').cite(1, 'The model 42 costs 4200 euros [1]');
  assert.equal(citation?.quote, 'Model 42 costs 4200 euros');
});

test('Every quote is a verbatim stretch of its source', () => {
  const hostile = wholeSource(1, aChunk({ content: `${'x'.repeat(5000)} 源。文字。 ${content}` }));
  const cite = new Citer([hostile], 'x');
  for (const answer of ['x [1]', '文字 [1]', 'March [1]', '[1]']) {
    const quote = cite.cite(1, answer)?.quote;
    if (quote !== undefined) assert(hostile.chunk.content.includes(quote) && quote.length <= 400);
  }
});

test('The quote is found in whichever excerpt has it, and cited under the passage that it stands in', () => {
  const next = aChunk({ id: 'next', ordinal: 1, content: 'Sick leave is paid.', pageFrom: 4 });
  const source = {
    ...leave,
    excerpts: [
      { chunk: leave.chunk, start: secondPage, end: content.length, continues: false },
      { chunk: next, start: 0, end: next.content.length, continues: true },
    ] as const,
  };
  const cite = new Citer([source], '');
  const expiry = cite.cite(1, 'Leave expires on 31 March [1]');
  assert(expiry);
  assert.equal(content.slice(expiry.quoteStart, expiry.quoteEnd), expiry.quote);
  assert.equal(cite.cite(1, 'Sick leave is paid [1]')?.chunkId, 'next');
});

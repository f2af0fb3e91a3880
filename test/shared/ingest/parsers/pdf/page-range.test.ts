import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentFacts } from '../../../../../shared/ingest/parsers/pdf/document-facts.ts';
import {
  joinPageRanges,
  readPageRange,
} from '../../../../../shared/ingest/parsers/pdf/page-range.ts';
import { parsePdf, parsePdfUpTo } from '../../../../../shared/ingest/parsers/pdf/parse-pdf.ts';
import { defaultParseLimits } from '../../../../support/default-parse-limits.ts';
import { makePdf } from '../../../../support/make-pdf.ts';
import { Random } from '../../../../support/random.ts';
import { randomPages } from './random-pages.ts';

const input = { ...defaultParseLimits, onPages: () => undefined };

test('a document read in ranges is the same as one read whole', async () => {
  for (const seed of [1, 2, 3]) {
    const random = new Random(seed);
    const pages = 205 + random.below(100);
    const bytes = await makePdf(randomPages(pages, random));
    const whole = await parsePdf({ ...input, bytes: bytes.slice() });
    const facts = (await parsePdfUpTo(200, { ...input, bytes: bytes.slice() })) as DocumentFacts;
    assert.equal(facts.pages, pages);
    const cuts = [1, 101, ...(random.below(2) === 0 ? [201] : []), pages + 1];
    const ranges = [];
    for (const [at, first] of cuts.slice(0, -1).entries()) {
      const last = (cuts[at + 1] ?? 0) - 1;
      ranges.push(await readPageRange(bytes.slice(), { first, last }));
    }
    // Facts and ranges pass through storage in between.
    const kept = JSON.parse(JSON.stringify(facts)) as DocumentFacts;
    assert.deepEqual(joinPageRanges(kept, ranges), whole, `seed ${seed}`);
  }
});

test('a document of as many pages as allowed is read at once', async () => {
  const bytes = await makePdf((pdf) => {
    for (let page = 1; page <= 3; page += 1)
      (page > 1 ? pdf.addPage() : pdf).text(`The page called ${'abc'.at(page - 1)}.`);
  });
  const parsed = await parsePdfUpTo(3, { ...input, bytes: bytes.slice() });
  assert.ok('text' in parsed && parsed.text.includes('called c.'));
  assert.ok(!('text' in (await parsePdfUpTo(2, { ...input, bytes }))));
});

test('a document none of whose pages can be read is damaged', () => {
  const ranges = [new TextEncoder().encode('null\nnull\n')];
  assert.throws(() => joinPageRanges({ pages: 2, outline: [], fields: [] }, ranges), {
    code: 'damaged_document',
  });
});

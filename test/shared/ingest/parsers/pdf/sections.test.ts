import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  pagesPerSection,
  planRanges,
  sectionOf,
} from '../../../../../shared/ingest/parsers/pdf/sections.ts';

test('ranges cover all pages once, begin with a section and are few', () => {
  for (const pages of [1, 99, 100, 101, 201, 1600, 1601, 2000, 4999, 5000, 100_000]) {
    const ranges = planRanges(pages);
    assert.equal(ranges[0]?.first, 1);
    assert.equal(ranges.at(-1)?.last, pages);
    assert.ok(ranges.length <= 16, `${pages} pages are read ${ranges.length} times`);
    ranges.forEach(({ first, last }, at) => {
      assert.ok(last >= first);
      assert.equal((first - 1) % pagesPerSection, 0);
      if (at > 0) assert.equal(first, (ranges[at - 1]?.last ?? 0) + 1);
    });
  }
});

test('a section’s first and last page belong to it', () => {
  assert.deepEqual([1, 100, 101, 200, 201].map(sectionOf), [0, 0, 1, 1, 2]);
});

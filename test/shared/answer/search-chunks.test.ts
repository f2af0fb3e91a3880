import assert from 'node:assert/strict';
import { test } from 'node:test';
import { searchChunks } from '../../../shared/answer/search-chunks.ts';
import { AppError } from '../../../shared/errors.ts';
import { FailingSearchIndex } from '../../support/failing-search-index.ts';
import { ann, ports } from './support.ts';

const { signal } = new AbortController();

test('The best chunks come first, no more than asked for', async () => {
  const all = await ports();
  const found = await searchChunks({ query: 'annual leave', top: 1 }, ann, all, signal);
  assert.deepEqual(
    found.items.map(({ id }) => id),
    ['leave'],
  );
  assert.deepEqual(found.degraded, []);
});

test('Filters and tenant confine the search', async () => {
  const all = await ports();
  const filters = { documentIds: ['travel-policy'] };
  const found = await searchChunks({ query: 'annual leave', top: 9, filters }, ann, all, signal);
  assert.deepEqual(
    found.items.map(({ id }) => id),
    ['travel'],
  );
  const stranger = { ...ann, tenantId: 'other' };
  const nothing = await searchChunks({ query: 'annual leave', top: 9 }, stranger, all, signal);
  assert.deepEqual(nothing.items, []);
});

test('What failed is named; nothing to search with is an error', async () => {
  const half = await ports({ searchIndex: new FailingSearchIndex({ vector: true }) });
  const found = await searchChunks({ query: 'annual leave', top: 9 }, ann, half, signal);
  assert.deepEqual(found.degraded, ['vector-search']);
  const none = await ports({
    searchIndex: new FailingSearchIndex({ vector: true, keyword: true }),
  });
  await assert.rejects(
    searchChunks({ query: 'annual leave', top: 9 }, ann, none, signal),
    (error) => error instanceof AppError && error.code === 'search_unavailable',
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fetchNeighbours } from '../../../../shared/answer/assemble/fetch-neighbours.ts';
import { chunkId } from '../../../../shared/domain/chunk-id.ts';
import type { RetrievedChunk } from '../../../../shared/domain/chunk.ts';
import { AppError } from '../../../../shared/errors.ts';
import { aChunk, anEmbeddedChunk } from '../../../support/a-chunk.ts';
import { testSettings } from '../../../support/local-settings.ts';
import { MemorySearchIndex } from '../../../support/memory-search-index.ts';
import { ann } from '../support.ts';

const scope = { principal: ann, filters: {} };
const signal = new AbortController().signal;
const id = (ordinal: number) => chunkId('local', 'handbook', 'v1', ordinal);
const found = (ordinal: number) => aChunk({ id: id(ordinal), ordinal });

class AskedIndex extends MemorySearchIndex {
  readonly asked: (readonly string[])[] = [];

  override async passages(...wanted: Parameters<MemorySearchIndex['passages']>) {
    this.asked.push(wanted[0]);
    return super.passages(...wanted);
  }
}

async function neighbours(passages: readonly RetrievedChunk[], best: number) {
  const searchIndex = new AskedIndex();
  await searchIndex.upload(
    [0, 1, 2, 3, 4].map((ordinal) =>
      anEmbeddedChunk({ id: id(ordinal), ordinal, groups: ordinal === 3 ? ['board'] : [] }),
    ),
  );
  const settings = testSettings({ ANSWER_NEIGHBOURS: String(best) });
  const log = { warn: () => undefined };
  const read = await fetchNeighbours(passages, scope, { searchIndex, settings, log }, signal);
  const ordinals = read.passages.map(({ ordinal }) => ordinal);
  return { ordinals: ordinals.sort(), failed: read.failed, requests: searchIndex.asked.length };
}

test('The passages before and after the best ones are read in one request, within reach', async () => {
  assert.deepEqual(await neighbours([found(1), found(4)], 2), {
    ordinals: [0, 2],
    failed: false,
    requests: 1,
  });
  assert.deepEqual((await neighbours([found(1), found(4)], 1)).ordinals, [0, 2]);
  assert.deepEqual((await neighbours([found(0)], 1)).ordinals, [1]);
});

test('What was found already is not read again', async () => {
  assert.deepEqual(await neighbours([found(0), found(4), found(1)], 1), {
    ordinals: [1],
    failed: false,
    requests: 0,
  });
});

test('At 0 nothing is asked for', async () => {
  assert.deepEqual(await neighbours([found(1)], 0), { ordinals: [], failed: false, requests: 0 });
});

test('An index that fails costs only what it would have added', async () => {
  const searchIndex = new MemorySearchIndex();
  searchIndex.passages = async () => {
    throw new AppError('search_unavailable', 'The index answered 503.');
  };
  const warnings: string[] = [];
  const ports = {
    searchIndex,
    settings: testSettings({ ANSWER_NEIGHBOURS: '1' }),
    log: { warn: (what: string) => warnings.push(what) },
  };
  const { passages, failed } = await fetchNeighbours([found(1), found(2)], scope, ports, signal);
  assert.deepEqual([passages.map(({ ordinal }) => ordinal), failed], [[2], true]);
  assert.deepEqual(warnings, ['Neighbours of passages were not read.']);
  await assert.rejects(
    fetchNeighbours([found(1)], scope, ports, AbortSignal.abort()),
    (error) => error instanceof AppError && error.code === 'aborted',
  );
});

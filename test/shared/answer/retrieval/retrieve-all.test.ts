import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { retrieveAll } from '../../../../shared/answer/retrieval/retrieve-all.ts';
import type { Retrieve } from '../../../../shared/answer/retrieval/retrieval.ts';
import { AppError } from '../../../../shared/errors.ts';
import { aChunk } from '../../../support/a-chunk.ts';
import { ann, ports } from '../support.ts';

const scope = { principal: ann, filters: {} };
const { signal } = new AbortController();
const busy = new AppError('search_unavailable', 'The index answered 503.', { retryAfter: 7 });

/** Retrieval that finds what is written down for each query; an error is thrown. */
function retrieval(found: Readonly<Record<string, readonly string[] | Error>>): Retrieve {
  return async (query) => {
    const ids = found[query] ?? [];
    if (ids instanceof Error) throw ids;
    return { candidates: ids.map((id) => aChunk({ id })), degraded: [] };
  };
}

async function retrieved(retrieve: Retrieve, ...queries: string[]) {
  return retrieveAll(queries, scope, await ports({ retrieve }), signal);
}

describe('Retrieval by several queries', () => {
  it('leaves what one query found as it is', async () => {
    const result = { candidates: [aChunk({ score: 0.5 })], degraded: ['vector-search'] };
    const given = await retrieved(async () => result, 'leave');
    assert.deepEqual(given, result);
    assert.equal(given.candidates, result.candidates);
  });

  it('fuses what several found: what two of them found comes first', async () => {
    const found = { leave: ['a', 'b'], pay: ['c', 'b'] };
    const { candidates, degraded } = await retrieved(retrieval(found), 'leave', 'pay');
    assert.deepEqual(
      candidates.map(({ id, score }) => [id, score]),
      [
        ['b', 2 / 62],
        ['a', 1 / 61],
        ['c', 1 / 61],
      ],
    );
    assert.deepEqual(degraded, []);
  });

  it('asks side by side', async () => {
    const queries = ['one', 'two', 'three'];
    const arrived: string[] = [];
    const all = Promise.withResolvers<undefined>();
    const retrieve: Retrieve = async (query) => {
      arrived.push(query);
      if (arrived.length === queries.length) all.resolve(undefined);
      await all.promise;
      return { candidates: [], degraded: [] };
    };
    await retrieved(retrieve, ...queries);
    assert.deepEqual(arrived, queries);
  });

  it('gives no more candidates than one query would', async () => {
    const many = (from: string) => Array.from({ length: 50 }, (_, at) => `${from}${at}`);
    const found = { leave: many('a'), pay: many('b') };
    assert.equal((await retrieved(retrieval(found), 'leave', 'pay')).candidates.length, 50);
  });

  it('goes on without a query that fails, and says so', async () => {
    const { candidates, degraded } = await retrieved(
      retrieval({ leave: ['a'], pay: busy }),
      'leave',
      'pay',
    );
    assert.deepEqual([candidates.map(({ id }) => id), degraded], [['a'], ['queries']]);
  });

  it('names each missing side once', async () => {
    const retrieve: Retrieve = async () => ({ candidates: [], degraded: ['vector-search'] });
    assert.deepEqual((await retrieved(retrieve, 'leave', 'pay')).degraded, ['vector-search']);
  });

  it('fails when all do, with the wait that is asked for', async () => {
    await assert.rejects(retrieved(retrieval({ leave: busy, pay: busy }), 'leave', 'pay'), busy);
  });

  it('ends as aborted when the caller left', async () => {
    const all = await ports({ retrieve: retrieval({ leave: ['a'] }) });
    await assert.rejects(retrieveAll(['leave'], scope, all, AbortSignal.abort()), {
      code: 'aborted',
    });
  });
});

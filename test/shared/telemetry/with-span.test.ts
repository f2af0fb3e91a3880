import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { AppError } from '../../../shared/errors.ts';
import { streamWithSpan } from '../../../shared/telemetry/stream-with-span.ts';
import { withSpan } from '../../../shared/telemetry/with-span.ts';
import { recordSpans } from '../../support/recorded-spans.ts';

const spans = recordSpans();
const [unset, failed] = [0, 2];
beforeEach(() => spans.splice(0));

describe('A step in a span', () => {
  it('gives its result, and the span describes it', async () => {
    const result = await withSpan(
      'count',
      async () => 3,
      (count) => ({ 'grounded.count': count }),
    );
    assert.equal(result, 3);
    assert.deepEqual(spans, [
      { name: 'count', parent: undefined, attributes: { 'grounded.count': 3 }, status: unset },
    ]);
  });

  it('stands below the span it runs in', async () => {
    await withSpan('outer', () => withSpan('inner', async () => undefined));
    assert.deepEqual(
      spans.map(({ name, parent }) => [name, parent]),
      [
        ['inner', 'outer'],
        ['outer', undefined],
      ],
    );
  });

  it('fails as it does without, and only the code of the error is written down', async () => {
    const error = new AppError('search_unavailable', 'The secret index is down.');
    await assert.rejects(
      withSpan('search', () => Promise.reject(error)),
      error,
    );
    await assert.rejects(
      withSpan('bug', () => Promise.reject(new TypeError('secret'))),
      TypeError,
    );
    await assert.rejects(
      withSpan('left', () => Promise.reject(new AppError('aborted', 'The caller left.'))),
    );
    assert.deepEqual(
      spans.map(({ name, attributes, status }) => [name, attributes, status]),
      [
        ['search', { 'error.type': 'search_unavailable' }, failed],
        ['bug', { 'error.type': 'internal' }, failed],
        ['left', { 'error.type': 'aborted' }, unset],
      ],
    );
  });
});

describe('A stream in a span', () => {
  async function* words(): AsyncGenerator<string, number> {
    yield await withSpan('first', async () => 'one');
    yield await withSpan('second', async () => 'two');
    return 2;
  }

  it('passes items and result on; what it does in between stands below it', async () => {
    const stream = streamWithSpan('words', words, (count) => ({ 'grounded.words': count }));
    const items: string[] = [];
    let returned: number | undefined;
    while (returned === undefined) {
      const next = await stream.next();
      if (next.done) returned = next.value;
      else items.push(next.value);
    }
    assert.deepEqual([items, returned], [['one', 'two'], 2]);
    assert.deepEqual(
      spans.map(({ name, parent, attributes }) => [name, parent, attributes]),
      [
        ['first', 'words', {}],
        ['second', 'words', {}],
        ['words', undefined, { 'grounded.words': 2 }],
      ],
    );
  });

  it('ends with a reader who leaves, and closes its source', async () => {
    let closed = false;
    async function* endless(): AsyncGenerator<string, undefined> {
      try {
        for (;;) yield 'again';
      } finally {
        closed = true;
      }
    }
    for await (const item of streamWithSpan('endless', endless)) {
      assert.equal(item, 'again');
      break;
    }
    assert.equal(closed, true);
    assert.deepEqual(
      spans.map(({ name, attributes, status }) => [name, attributes, status]),
      [['endless', {}, unset]],
    );
  });

  it('fails as its source does', async () => {
    async function* broken(): AsyncGenerator<string, undefined> {
      yield 'one';
      throw new AppError('model_unavailable', 'The model broke off.');
    }
    await assert.rejects(Array.fromAsync(streamWithSpan('broken', broken)), {
      code: 'model_unavailable',
    });
    assert.deepEqual(
      spans.map(({ attributes, status }) => [attributes, status]),
      [[{ 'error.type': 'model_unavailable' }, failed]],
    );
  });
});

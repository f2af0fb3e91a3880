import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { AppError } from '../../../shared/errors.ts';
import { parseInput, parseJsonBody, parseQuery } from '../../../shared/http/parse-input.ts';
import { aRequest } from '../../support/a-request.ts';

const schema = z.strictObject({
  name: z.string().min(1, 'must not be empty'),
  inner: z.strictObject({ list: z.array(z.number()) }).optional(),
});

const post = (body: string | Buffer, type = 'application/json') =>
  parseJsonBody(
    aRequest({
      method: 'POST',
      headers: type ? { 'content-type': type } : {},
      body: { bytes: typeof body === 'string' ? Buffer.from(body) : body },
    }),
    schema,
  );

async function fieldsOf(parsing: () => unknown): Promise<string[]> {
  try {
    await parsing();
  } catch (error) {
    assert.ok(error instanceof AppError && error.code === 'invalid_request', String(error));
    return (error.fields ?? []).map(({ field }) => field);
  }
  throw new Error('The input was taken.');
}

test('Faults are named by their path, all at once', async () => {
  const faulty = { name: '', inner: { list: [1, 'two', null], more: 1 }, other: 2 };
  const fields = await fieldsOf(() => parseInput(faulty, schema));
  assert.deepEqual(fields.sort(), ['inner.list.1', 'inner.list.2', 'inner.more', 'name', 'other']);
});

test('What is no object is a fault of the body', async () => {
  for (const body of ['[]', '7', 'null', '"text"', 'true']) {
    assert.deepEqual(await fieldsOf(() => post(body)), ['body'], body);
  }
});

test('Bodies that are not JSON are refused, bytes that are not UTF-8 among them', async () => {
  const bodies = [
    '',
    '{',
    '{"name":"a"} x',
    "{'name':'a'}",
    Buffer.from('{"name":"\xff"}', 'latin1'),
  ];
  for (const body of bodies) assert.deepEqual(await fieldsOf(() => post(body)), ['body']);
});

test('A byte order mark does no harm', async () => {
  assert.deepEqual(await post('\ufeff{"name":"a"}'), { name: 'a' });
});

test('Names that objects have by nature are unknown fields like any other', async () => {
  for (const name of ['__proto__', 'constructor', 'toString']) {
    const parsing = () => post(`{"name":"a","${name}":{"admin":true}}`);
    assert.deepEqual(await fieldsOf(parsing), [name]);
  }
});

test('JSON types are read, with parameters and suffixes; others are not', async () => {
  for (const type of [
    'application/json',
    'application/json; charset=utf-8',
    'application/ld+json',
    '',
  ]) {
    assert.deepEqual(await post('{"name":"a"}', type), { name: 'a' });
  }
  for (const type of ['text/plain', 'application/json-seq', 'application/x-www-form-urlencoded']) {
    await assert.rejects(
      post('{"name":"a"}', type),
      (error) => error instanceof AppError && error.code === 'unsupported_media_type',
      type,
    );
  }
});

test('A query parameter given twice counts once, and unknown ones are named', async () => {
  const query = z.strictObject({ limit: z.coerce.number().max(9).optional() });
  const ask = (text: string) =>
    parseQuery(aRequest({ url: `http://localhost/api/things?${text}` }), query);
  assert.deepEqual(ask('limit=1&limit=2'), { limit: 2 });
  assert.deepEqual(await fieldsOf(() => ask('limit=10&page=1&__proto__=x')), [
    'limit',
    'page',
    '__proto__',
  ]);
});

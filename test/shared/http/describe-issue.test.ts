import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod';
import { AppError } from '../../../shared/errors.ts';
import { parseInput } from '../../../shared/http/parse-input.ts';

function sentenceFor(value: unknown, schema: z.ZodType): string {
  try {
    parseInput({ field: value }, z.object({ field: schema }));
  } catch (error) {
    assert.ok(error instanceof AppError);
    return error.fields?.[0]?.message ?? '';
  }
  throw new Error('The value was taken.');
}

test('ranges of numbers are told in our own words', () => {
  const limit = z.coerce.number().int().min(1).max(100);
  assert.equal(sentenceFor('0', limit), 'must be at least 1');
  assert.equal(sentenceFor('101', limit), 'must be at most 100');
  assert.equal(sentenceFor('1.5', limit), 'must be a whole number');
  assert.equal(sentenceFor('ten', limit), 'must be a number');
  assert.equal(sentenceFor(0, z.number().gt(0)), 'must be above 0');
  assert.equal(sentenceFor(9, z.number().lt(9)), 'must be below 9');
});

test('so are texts, lists, choices, forms and what is missing', () => {
  assert.equal(sentenceFor('', z.string().min(1)), 'must not be empty');
  assert.equal(sentenceFor('ab', z.string().min(3)), 'must be at least 3 characters long');
  assert.equal(sentenceFor('abc', z.string().max(2)), 'must be at most 2 characters long');
  assert.equal(sentenceFor([], z.array(z.string()).min(1)), 'must not be empty');
  assert.equal(sentenceFor([1, 2], z.array(z.number()).max(1)), 'must have at most 1 entries');
  assert.equal(sentenceFor('d', z.enum(['a', 'b', 'c'])), 'must be a, b or c');
  assert.equal(
    sentenceFor('ftp://x', z.url({ protocol: /^https?$/ })),
    'must be an http(s) address',
  );
  assert.equal(sentenceFor(undefined, z.string()), 'is missing');
  assert.equal(sentenceFor(7, z.string()), 'must be text');
  assert.equal(sentenceFor(true, z.union([z.string(), z.number()])), 'has not the right form');
});

test("a schema's own sentence goes before", () => {
  assert.equal(sentenceFor('x', z.uuid('must be a session id')), 'must be a session id');
});

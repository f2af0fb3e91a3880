import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutNearDuplicates } from '../../../../shared/answer/assemble/near-duplicates.ts';
import { aChunk } from '../../../support/a-chunk.ts';

const passage =
  'Everyone has 25 days of annual leave. Part-time staff have a share of it that follows their hours. ' +
  'Leave that is not taken by the end of March of the next year is lost, unless illness made it impossible.';

function kept(...contents: string[]): string[] {
  const chunks = contents.map((content, index) => aChunk({ id: String(index), content }));
  return [...withoutNearDuplicates(chunks)].map(({ id }) => id);
}

test('A passage that repeats a better one is left out, whatever its spacing and case', () => {
  assert.deepEqual(kept(passage, passage.toUpperCase().replaceAll(' ', '\n')), ['0']);
});

test('A passage contained in a better one is left out; one that adds to it stays', () => {
  const part = passage.slice(0, 99);
  assert.deepEqual(kept(passage, part), ['0']);
  assert.deepEqual(kept(part, passage), ['0', '1']);
});

test('The same wording with another number is no duplicate', () => {
  assert.deepEqual(kept(passage, passage.replace('25', '30')), ['0', '1']);
});

test('Passages that are shorter than a shingle are compared as a whole', () => {
  assert.deepEqual(kept('Yes, always', 'yes always', 'Never'), ['0', '2']);
});

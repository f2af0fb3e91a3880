import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathId } from '../../../shared/http/path-id.ts';

test('Ids this service makes pass', () => {
  for (const id of ['01900000-0000-7000-8000-000000000000', '3f2a9c'.repeat(5)]) {
    assert.equal(pathId({ id }, 'id'), id);
  }
});

test('What no item can have for an id does not reach the database', () => {
  for (const id of [
    '',
    'a/b',
    'a\\b',
    'a?b',
    'a#b',
    '..',
    'a b',
    'é',
    '%00',
    '\0',
    'a'.repeat(65),
    'a\n',
  ]) {
    assert.equal(pathId({ id }, 'id'), undefined, JSON.stringify(id));
  }
  assert.equal(pathId({}, 'id'), undefined);
});

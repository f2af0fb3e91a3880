import assert from 'node:assert/strict';
import { it } from 'node:test';
import { mayRead } from '../../../shared/identity/may-read.ts';

it('lets everybody of the tenant read a document without groups', () => {
  assert.equal(mayRead({ groups: [] }, { groups: [] }), true);
  assert.equal(mayRead({ groups: ['hr'] }, { groups: [] }), true);
});

it('lets only members read a document with groups', () => {
  assert.equal(mayRead({ groups: [] }, { groups: ['hr'] }), false);
  assert.equal(mayRead({ groups: ['it'] }, { groups: ['hr', 'board'] }), false);
  assert.equal(mayRead({ groups: ['it', 'board'] }, { groups: ['hr', 'board'] }), true);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sessionTitle } from '../../../shared/answer/session-title.ts';

test('A short question is the title', () => {
  assert.equal(sessionTitle('  How much\n leave do I have? '), 'How much leave do I have?');
});

test('A long question is cut at a word', () => {
  const title = sessionTitle(
    'How many days of annual leave does someone have who works three days a week?',
  );
  assert.equal(title, 'How many days of annual leave does someone have who works…');
});

test('A long word is cut, never through a character', () => {
  assert.equal(sessionTitle(`a${'😀'.repeat(40)}`), `a${'😀'.repeat(29)}…`);
});

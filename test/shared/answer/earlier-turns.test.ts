import assert from 'node:assert/strict';
import { test } from 'node:test';
import { earlierTurns } from '../../../shared/answer/earlier-turns.ts';
import type { Message } from '../../../shared/domain/session.ts';

function message(role: Message['role'], text: string): Message {
  return {
    id: text,
    seq: 1,
    role,
    text,
    status: 'complete',
    createdAt: '2026-01-01T00:00:00.000Z',
    citations: [],
    followUps: [],
  };
}

test('Turns alternate, and markers of earlier sources are gone', () => {
  const turns = earlierTurns([
    message('user', 'How much leave?'),
    message('assistant', '25 days [1][3]. Part-time less [2].'),
  ]);
  assert.deepEqual(turns, [
    { role: 'user', content: 'How much leave?' },
    { role: 'assistant', content: '25 days. Part-time less.' },
  ]);
});

test('A turn that was cut in half or has no answer is left out', () => {
  const turns = earlierTurns([
    message('assistant', 'The end of an older turn.'),
    message('user', 'Failed?'),
    message('assistant', ''),
    message('user', 'Asked'),
    message('assistant', 'Answered'),
  ]);
  assert.deepEqual(
    turns.map(({ content }) => content),
    ['Asked', 'Answered'],
  );
});

test('Long messages are shortened', () => {
  const turns = earlierTurns([
    message('user', 'a'.repeat(9000)),
    message('assistant', 'b'.repeat(9000)),
  ]);
  assert.deepEqual(
    turns.map(({ content }) => content.length),
    [2000, 2000],
  );
});

test('Shortening leaves no half character', () => {
  const turns = earlierTurns([message('user', 'a' + '😀'.repeat(2000)), message('assistant', 'b')]);
  assert.equal(turns[0]?.content.isWellFormed(), true);
});

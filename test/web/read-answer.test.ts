import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Citation, StoredMessage } from '../../web/src/api/types.ts';
import { fromStored } from '../../web/src/chat/from-stored.ts';
import { readAnswer } from '../../web/src/chat/read-answer.ts';
import { toTurns } from '../../web/src/chat/to-turns.ts';

function citation(number: number, quote: string): Citation {
  return {
    number,
    documentId: 'd',
    chunkId: `c${number}`,
    title: 'Handbook',
    path: 'handbook.pdf',
    pageFrom: 5,
    pageTo: 5,
    headings: [],
    quote,
    url: '/api/documents/d/content#page=5',
  };
}

const answered: StoredMessage = {
  id: 'a1',
  role: 'assistant',
  text: '26 days [2]. In summer [1]. Or winter [2].',
  status: 'complete',
  citations: [citation(2, 'first'), citation(1, 'second'), citation(2, 'third')],
  grounding: { sentences: [{ start: 0, end: 12, supported: true }] },
  followUps: ['And part-time staff?'],
  rewrittenQuestion: 'How many days of leave?',
  degraded: ['vector-search'],
  usage: { inputTokens: 1, outputTokens: 2, model: 'a-model' },
};

describe('readAnswer', () => {
  it('reads a stored answer like the streamed one', () => {
    const answer = readAnswer(fromStored(answered));
    assert.equal(answer.text, answered.text);
    assert.equal(answer.rewrittenQuestion, 'How many days of leave?');
    assert.deepEqual(answer.grounding, answered.grounding);
    assert.deepEqual(answer.followUps, ['And part-time staff?']);
    assert.deepEqual(answer.degraded, ['vector-search']);
    assert.equal(answer.model, 'a-model');
    assert.equal(answer.refused, false);
    assert.equal(answer.whole, true);
  });

  it('knows what came closest to a refused question, and what needed no documents', () => {
    const nearest = [
      { documentId: 'd', title: 'Handbook', path: 'h.pdf', url: '/api/documents/d' },
    ];
    const refused = readAnswer(fromStored({ ...answered, refused: true, nearest }));
    assert.deepEqual([refused.refused, refused.nearest], [true, nearest]);
    assert.equal(refused.conversational, false);
    const greeting = readAnswer(fromStored({ ...answered, citations: [], conversational: true }));
    assert.deepEqual([greeting.conversational, greeting.nearest], [true, []]);
  });

  it('groups quotes by number, in the order of their first citation', () => {
    const { citations } = readAnswer(fromStored(answered));
    assert.deepEqual(
      [...citations].map(([number, passages]) => [number, passages.map(({ quote }) => quote)]),
      [
        [2, ['first', 'third']],
        [1, ['second']],
      ],
    );
  });

  for (const status of ['aborted', 'failed'] as const) {
    it(`knows that a stored answer that ${status} is not whole`, () => {
      assert.equal(readAnswer(fromStored({ ...answered, status })).whole, false);
    });
  }

  it('counts the sources announced before the first word', () => {
    const source = { type: 'source-document', sourceId: 'c', mediaType: 'text/plain', title: 'H' };
    const answer = readAnswer({
      id: 'a',
      role: 'assistant',
      parts: [
        { ...source, type: 'source-document' },
        { ...source, type: 'source-document' },
      ],
    });
    assert.equal(answer.sources, 2);
    assert.equal(answer.text, '');
  });
});

describe('toTurns', () => {
  it('puts each answer to the question before it', () => {
    const message = (id: string, role: 'user' | 'assistant') => ({ id, role, parts: [] });
    const turns = toTurns([
      message('q1', 'user'),
      message('a1', 'assistant'),
      message('q2', 'user'),
      message('q3', 'user'),
      message('a3', 'assistant'),
    ]);
    assert.deepEqual(
      turns.map(({ messages }) => messages.map(({ id }) => id)),
      [['q1', 'a1'], ['q2'], ['q3', 'a3']],
    );
  });
});

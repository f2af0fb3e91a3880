import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { uiMessageChunkSchema } from 'ai';
import type { AnswerEvent } from '../../../shared/domain/answer-event.ts';
import type { Citation } from '../../../shared/domain/citation.ts';
import { AppError } from '../../../shared/errors.ts';
import { uiMessageStream } from '../../../shared/http/ui-message-stream.ts';
import { collect } from '../../support/collect.ts';

const source: Citation = {
  number: 1,
  documentId: 'handbook',
  chunkId: 'chunk-1',
  title: 'Handbook',
  path: 'hr/handbook.pdf',
  pageFrom: 3,
  pageTo: 4,
  headings: ['Leave', 'Annual leave'],
  url: '/api/documents/handbook/content#page=3',
  quote: 'Staff get 28 days.',
  quoteStart: 0,
  quoteEnd: 18,
};
const usage = { inputTokens: 1, outputTokens: 2, model: 'm', route: 'large', calls: [] } as const;
const start: AnswerEvent = { type: 'start', sessionId: 's', messageId: 'm', userMessageId: 'u' };
const sources: AnswerEvent = { type: 'sources', sources: [source] };
const text: AnswerEvent = { type: 'text', delta: '28 days [1].' };
const citation: AnswerEvent = { type: 'citation', citation: source };
const sentence = { start: 0, end: 12, score: 0.91, supported: true, sources: [1] };
const grounding: AnswerEvent = { type: 'grounding', grounding: { sentences: [sentence] } };
const followUps: AnswerEvent = { type: 'follow-ups', questions: ['And part-time?'] };
const finish: AnswerEvent = { type: 'finish', usage, refused: false, degraded: [] };
const failed = (error: AppError): AnswerEvent => ({ type: 'error', error });
const down = failed(new AppError('model_unavailable', 'Down.', { remedy: 'Wait.', retryAfter: 7 }));
const left = failed(new AppError('aborted', 'Gone.'));
const terminals = ['finish', 'error', 'abort'];

/** The parts, each checked against the AI SDK's own schema, as it reads them from the wire. */
async function partsOf(events: AsyncIterable<AnswerEvent> | readonly AnswerEvent[]) {
  async function* all() {
    yield* events;
  }
  const schema = uiMessageChunkSchema();
  const parts = await collect(uiMessageStream(all()));
  for (const part of parts) {
    const checked = await schema.validate?.(JSON.parse(JSON.stringify(part)));
    assert.ok(checked?.success, `${JSON.stringify(part)}: ${JSON.stringify(checked)}`);
  }
  return parts;
}

const typesOf = async (events: readonly AnswerEvent[]) =>
  (await partsOf(events)).map(({ type }) => type);

describe('uiMessageStream', () => {
  it('turns a whole answer into parts of the AI SDK', async () => {
    const rewritten: AnswerEvent = { type: 'rewritten', question: 'How many days?' };
    const events = [start, rewritten, sources, text, citation, text, grounding, followUps, finish];
    assert.deepEqual(await typesOf(events), [
      'start',
      'data-session',
      'data-rewritten-question',
      'source-document',
      'text-start',
      'text-delta',
      'data-citation',
      'text-delta',
      'data-grounding',
      'data-follow-ups',
      'text-end',
      'data-usage',
      'finish',
    ]);
  });

  it('has parts of its own for nearest documents, the title and small talk', async () => {
    const documents = [{ documentId: 'd', title: '"H"', path: 'h.pdf', url: '/x#page=1' }];
    const nearest: AnswerEvent = { type: 'nearest', documents };
    const title: AnswerEvent = { type: 'title', title: 'Annual leave' };
    const end: AnswerEvent = { ...finish, refused: true, conversational: true };
    const parts = await partsOf([start, nearest, text, title, end]);
    const dataOf = (type: string) => parts.find((part) => part.type === type)?.data;
    assert.deepEqual(dataOf('data-nearest'), { documents });
    assert.deepEqual(dataOf('data-title'), { title: 'Annual leave' });
    assert.deepEqual(dataOf('data-usage'), {
      ...usage,
      refused: true,
      conversational: true,
      degraded: [],
    });
  });

  const orders: readonly (readonly [string, readonly AnswerEvent[], string])[] = [
    ['nothing at all', [], 'error'],
    ['no end', [start, sources, text], 'error'],
    ['an error at once', [down], 'error'],
    ['an error in the text', [start, sources, text, down], 'error'],
    ['an error after an error', [start, down, down], 'error'],
    ['more after the end', [start, finish, text, down], 'finish'],
    ['a finish without text', [start, finish], 'finish'],
    ['a caller who left', [start, sources, text, left], 'abort'],
    ['a caller who left before the text', [start, left], 'abort'],
  ];
  for (const [what, events, terminal] of orders) {
    it(`ends with exactly one ${terminal} for ${what}`, async () => {
      const types = await typesOf(events);
      assert.deepEqual(
        types.filter((type) => terminals.includes(type)),
        [terminal],
      );
      assert.equal(types.at(-1), terminal);
      const count = (type: string) => types.filter((one) => one === type).length;
      assert.equal(count('text-start'), count('text-end'));
    });
  }

  it('turns what the events throw into an error, and tells nothing of its inside', async () => {
    async function* breaking() {
      yield text;
      throw new TypeError('secret of line 7');
    }
    const parts = await partsOf(breaking());
    assert.equal(parts.at(-1)?.type, 'error');
    assert.ok(!JSON.stringify(parts).includes('secret'));
    assert.ok(parts.some(({ type }) => type === 'text-end'));
  });

  it('says what happened, what to do and when', async () => {
    const [data, error] = await partsOf([down]);
    assert.deepEqual(data, {
      type: 'data-error',
      data: { code: 'model_unavailable', retryAfter: 7 },
    });
    assert.deepEqual(error, { type: 'error', errorText: 'Down. Wait.' });
  });

  it('says why an answer is cut short', async () => {
    const reasonFor = async (degraded: readonly string[]) =>
      (await partsOf([{ type: 'finish', usage, refused: false, degraded }])).at(-1)?.finishReason;
    assert.equal(await reasonFor([]), 'stop');
    assert.equal(await reasonFor(['vector-search']), 'stop');
    assert.equal(await reasonFor(['answer-length']), 'length');
    assert.equal(await reasonFor(['content-filter']), 'content-filter');
  });

  it('passes a reader’s leaving on to the events', async () => {
    let ended = false;
    async function* events() {
      try {
        yield start;
        yield text;
      } finally {
        ended = true;
      }
    }
    for await (const part of uiMessageStream(events())) {
      assert.equal(part.type, 'start');
      break;
    }
    assert.ok(ended);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { EvalQuestion } from '../../../../tools/eval/dataset/dataset.ts';
import { measureQuestion } from '../../../../tools/eval/run/measure-question.ts';
import type { Subject } from '../../../../tools/eval/subject/subject.ts';
import type { ChatResponse } from '../../../../tools/support/api-client.ts';

const question: EvalQuestion = {
  id: '1',
  question: 'And for batteries?',
  followsUp: 'How long is the warranty?',
  judgements: [{ document: 'manual.pdf', page: 3, grade: 1 }],
  unanswerable: false,
  truth: 'two years',
};

const response: ChatResponse = {
  sessionId: 's',
  messageId: 'm',
  answer: 'Batteries: two years. [1]',
  citations: [
    {
      number: 1,
      documentId: 'd',
      chunkId: 'c1',
      title: 'Manual',
      path: 'here/manual.pdf',
      pageFrom: 3,
      pageTo: 3,
      headings: [],
      quote: 'Two years.',
      quoteStart: 0,
      quoteEnd: 10,
      url: '/x',
    },
  ],
  followUps: [],
  rewrittenQuestion: 'How long is the warranty for batteries?',
  usage: { inputTokens: 10, outputTokens: 4, model: 'm', route: 'large', calls: [] },
};

function subject(asked: string[], judged: string[], answer = response): Subject {
  return {
    settings: {},
    nameOf: (path) => path.split('/').at(-1) ?? path,
    ask: async (message, sessionId) => {
      asked.push(`${sessionId ?? 'new'}: ${message}`);
      return answer;
    },
    retrieve: async (query) => {
      asked.push(`search: ${query}`);
      const passage = {
        document: 'manual.pdf',
        chunkId: 'c1',
        pageFrom: 2,
        pageTo: 3,
        content: 'The whole passage: two years.',
      };
      const stage = { milliseconds: 2, isSelection: false };
      return { stages: [{ stage: 'search', passages: [passage], ...stage }], degraded: ['rerank'] };
    },
    judgeModel: {
      stream: () => assert.fail('Not asked to stream.'),
      ping: async () => undefined,
      complete: async ({ messages }) => {
        judged.push(messages.map(({ content }) => content).join('\n'));
        return {
          text: '{"faithfulness":5,"relevance":3,"coherence":1}',
          usage: { inputTokens: 1, outputTokens: 1, model: 'judge' },
        };
      },
    },
    close: async () => undefined,
  };
}

describe('measureQuestion', () => {
  it('asks a follow-up after its question, searches for its rewrite, and has the answer judged', async () => {
    const [asked, judged]: [string[], string[]] = [[], []];
    const result = await measureQuestion(question, subject(asked, judged), {
      answers: true,
      judge: true,
    });
    assert.deepEqual(asked, [
      'new: How long is the warranty?',
      's: And for batteries?',
      'search: How long is the warranty for batteries?',
    ]);
    assert.equal(result.kind, 'follow-up');
    assert.equal(result.searchedFor, 'How long is the warranty for batteries?');
    assert.equal(result.parts.search?.metrics['page hit@1'], 1);
    assert.equal(result.parts.answer?.metrics.right, 1);
    assert.equal(result.parts.answer.metrics.contains, 1);
    const { faithfulness, relevance, coherence } = result.parts.judge?.metrics ?? {};
    assert.deepEqual([faithfulness, relevance, coherence], [1, 0.5, 0]);
    assert.equal(result.parts.judge?.text, 'judge, judge-1');
    assert.match(judged[0] ?? '', /The whole passage: two years\./u);
    assert.doesNotMatch(judged[0] ?? '', /\[1\]/u);
    assert.deepEqual(result.degraded, ['rerank']);
    assert.deepEqual(result.tokens, { input: 10, output: 4 });
  });

  it('does not have refusals judged', async () => {
    const judged: string[] = [];
    const refusal = { ...response, refused: true, citations: [] };
    const unanswerable = { ...question, judgements: [], unanswerable: true };
    const result = await measureQuestion(unanswerable, subject([], judged, refusal), {
      answers: true,
      judge: true,
    });
    assert.equal(result.parts.answer?.metrics['refusal recall'], 1);
    assert.deepEqual(judged, []);
    assert.deepEqual(result.expected, ['a refusal']);
    assert.deepEqual(result.parts.search?.metrics, {});
  });

  it('asks for no answer when none is wanted', async () => {
    const asked: string[] = [];
    const condense = async (last: string, earlier: readonly string[]) =>
      [...earlier, last].join(' ');
    const options = { answers: false, judge: true };
    await measureQuestion(question, { ...subject(asked, []), condense }, options);
    assert.deepEqual(asked, ['search: How long is the warranty? And for batteries?']);
  });
});

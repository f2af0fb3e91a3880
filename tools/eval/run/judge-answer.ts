import { askJudge } from '../judge/ask-judge.ts';
import { judgePrompt } from '../judge/judge-prompt.ts';
import type { RetrievalRun, Subject } from '../subject/subject.ts';
import type { AskedAnswer } from './ask-for-answer.ts';
import type { Part } from './question-result.ts';

const { signal } = new AbortController();

/**
 * Has an answer graded against the passages it cites; grades of 1 to 5 become 0 to 1. A passage that retrieval does not show
 * is represented by its quote.
 * @returns nothing for a refusal, and where there is no judge
 */
export async function judgeAnswer(
  question: string,
  { text, refused, citations }: AskedAnswer,
  retrieved: RetrievalRun | undefined,
  { judgeModel }: Subject,
): Promise<Part | undefined> {
  if (refused || !judgeModel) return undefined;
  const contents = new Map(
    // The earlier stages last: they hold passages whole, of which a prompt may show a part.
    retrieved?.stages
      .toReversed()
      .flatMap(({ passages }) =>
        passages.map(({ chunkId, content }) => [chunkId, content] as const),
      ),
  );
  const sources = new Set(citations.map(({ chunkId, quote }) => contents.get(chunkId) ?? quote));
  const answer = { question, answer: text, sources: [...sources] };
  const began = performance.now();
  const { verdict, judge } = await askJudge(answer, judgeModel, signal);
  const milliseconds = performance.now() - began;
  const name = `${judge}, ${judgePrompt.version}`;
  if (!verdict) return { metrics: { unreadable: 1 }, milliseconds, text: name };
  return {
    metrics: {
      faithfulness: toShare(verdict.faithfulness),
      relevance: toShare(verdict.relevance),
      coherence: toShare(verdict.coherence),
      unreadable: 0,
    },
    milliseconds,
    text: name,
  };
}

function toShare(grade: number): number {
  return (grade - 1) / 4;
}

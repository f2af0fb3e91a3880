import type { EvalQuestion } from '../dataset/dataset.ts';
import type { StageRun, Subject } from '../subject/subject.ts';
import { rankingMetrics, selectionMetrics } from '../metrics/retrieval-metrics.ts';
import { askForAnswer, type AskedAnswer } from './ask-for-answer.ts';
import { judgeAnswer } from './judge-answer.ts';
import type { Part, QuestionResult } from './question-result.ts';
import { showExpected, showPassages } from './show-passages.ts';

export interface MeasureOptions {
  readonly answers: boolean;
  readonly judge: boolean;
}

/** Asks one question of all that the subject can do, and measures each part. */
export async function measureQuestion(
  question: EvalQuestion,
  subject: Subject,
  options: MeasureOptions,
): Promise<QuestionResult> {
  const asked = options.answers ? await askForAnswer(question, subject) : undefined;
  const searchedFor = asked?.rewritten ?? (await standalone(question, subject, asked));
  const retrieved = await subject.retrieve?.(searchedFor);
  const judged =
    asked && options.judge ? await judgeAnswer(searchedFor, asked, retrieved, subject) : undefined;
  const parts: Record<string, Part> = {
    ...Object.fromEntries(
      retrieved?.stages.map((run) => [run.stage, stagePart(run, question)]) ?? [],
    ),
    ...(asked && { answer: asked.part }),
    ...(judged && { judge: judged }),
  };
  const degraded = new Set([...(retrieved?.degraded ?? []), ...(asked?.degraded ?? [])]);
  return {
    id: question.id,
    question: question.question,
    kind: kindOf(question),
    ...(question.followsUp !== undefined && { followsUp: question.followsUp }),
    ...(searchedFor !== question.question && { searchedFor }),
    ...(question.truth !== undefined && { truth: question.truth }),
    expected: showExpected(question),
    parts,
    degraded: [...degraded],
    ...(retrieved?.relevance !== undefined && { relevance: retrieved.relevance }),
    ...(asked && { tokens: asked.tokens }),
  };
}

/** Follow-ups are searched for as the product rewrites them; without an answer that is done from the question before. */
async function standalone(
  { question, followsUp }: EvalQuestion,
  { condense }: Subject,
  asked: AskedAnswer | undefined,
): Promise<string> {
  if (asked || followsUp === undefined || !condense) return question;
  return condense(question, [followsUp]);
}

function stagePart(
  { passages, milliseconds, isSelection }: StageRun,
  { judgements }: EvalQuestion,
): Part {
  const measure = isSelection ? selectionMetrics : rankingMetrics;
  return {
    metrics: measure(passages, judgements),
    milliseconds,
    passages: showPassages(passages, judgements),
  };
}

function kindOf({ unanswerable, followsUp }: EvalQuestion): QuestionResult['kind'] {
  if (unanswerable) return 'unanswerable';
  return followsUp === undefined ? 'stand-alone' : 'follow-up';
}

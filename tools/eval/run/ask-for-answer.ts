import type { EvalQuestion } from '../dataset/dataset.ts';
import { answerMetrics } from '../metrics/answer-metrics.ts';
import type { ChatResponse } from '../../support/api-client.ts';
import type { Subject } from '../subject/subject.ts';
import type { Part } from './question-result.ts';
import { showPassages } from './show-passages.ts';

export interface AskedAnswer {
  readonly part: Part;
  /** Without citation markers. */
  readonly text: string;
  readonly refused: boolean;
  readonly citations: ChatResponse['citations'];
  readonly rewritten?: string;
  readonly degraded: readonly string[];
  readonly tokens: { readonly input: number; readonly output: number };
}

const markers = /\s*\[\d+\]/gu;

/**
 * Asks a question in a session of its own; a follow-up is asked after the question it follows.
 * @returns nothing when the subject gives no answers
 */
export async function askForAnswer(
  question: EvalQuestion,
  { ask, nameOf }: Subject,
): Promise<AskedAnswer | undefined> {
  if (!ask) return undefined;
  const before = question.followsUp === undefined ? undefined : await ask(question.followsUp);
  const began = performance.now();
  const response = await ask(question.question, before?.sessionId);
  const milliseconds = performance.now() - began;
  const text = response.answer.replaceAll(markers, '');
  const refused = response.refused === true;
  const citations = response.citations.map(({ path, pageFrom, pageTo }) => ({
    document: nameOf(path),
    pageFrom,
    pageTo,
  }));
  return {
    part: {
      metrics: answerMetrics(question, { text, refused, citations }),
      milliseconds,
      text: response.answer,
      passages: showPassages(citations, question.judgements),
    },
    text,
    refused,
    citations: response.citations,
    ...(response.rewrittenQuestion !== undefined && { rewritten: response.rewrittenQuestion }),
    degraded: response.degraded ?? [],
    tokens: { input: response.usage.inputTokens, output: response.usage.outputTokens },
  };
}

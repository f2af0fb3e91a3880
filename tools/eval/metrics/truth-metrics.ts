import { answerTokens, normaliseAnswer } from './normalise-answer.ts';
import type { Metrics } from './retrieval-metrics.ts';
import { tokenOverlap } from './token-overlap.ts';

/** A truth of more words is a text, which no right answer repeats word for word. */
const shortTruth = 10;

/**
 * How far an answer says what the truth says. `exact match` and `contains` are measured where the truth is short. Answers
 * are sentences around it, so `contains` (the truth stands in the answer, word for word) tells more than `exact match`.
 */
export function truthMetrics(answer: string, truth: string): Metrics {
  const said = answerTokens(answer);
  const wanted = answerTokens(truth);
  const { f1, recall } = tokenOverlap(said, wanted);
  if (wanted.length > shortTruth) return { 'truth F1': f1, 'truth recall': recall };
  const contains = ` ${said.join(' ')} `.includes(` ${wanted.join(' ')} `);
  return {
    'exact match': normaliseAnswer(answer) === normaliseAnswer(truth) ? 1 : 0,
    contains: contains ? 1 : 0,
    F1: f1,
  };
}

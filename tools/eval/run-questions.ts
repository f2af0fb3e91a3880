import type { ApiClient } from '../support/api-client.ts';
import type { EvalQuestion } from './questions.ts';
import { score, type Outcome } from './score.ts';

/**
 * Asks every question in a session of its own; a follow-up is asked after the question it follows.
 * @param onDone called after each question with the number done
 */
export async function runQuestions(
  api: ApiClient,
  questions: readonly EvalQuestion[],
  onDone: (done: number) => void,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const question of questions) {
    const before = question.followsUp === undefined ? undefined : await api.ask(question.followsUp);
    const began = performance.now();
    const response = await api.ask(question.question, before?.sessionId);
    outcomes.push(score(question, response, performance.now() - began));
    onDone(outcomes.length);
  }
  return outcomes;
}

import type { TokenUsage } from '../domain/session.ts';
import { withTimeLimit } from '../resilience/with-time-limit.ts';
import type { AnswerPorts } from './answer-ports.ts';
import type { NumberedSource } from './numbered-source.ts';
import { safeLine } from './stream/safe-line.ts';
import { followUpsPrompt } from './prompts/follow-ups-prompt.ts';

const limit = { ms: 4000, what: 'Suggesting questions', code: 'model_unavailable' } as const;
const maxOutputTokens = 150;
const longestQuestion = 200;
const bullet = /^\s*(?:[-*•]|\d{1,2}[.)])\s+/u;

export interface FollowUps {
  readonly questions: readonly string[];
  readonly usage?: TokenUsage;
}

/**
 * Questions a reader of the answer may ask next, at most `ANSWER_FOLLOW_UPS`. They are a courtesy: when the model fails or
 * takes too long, or nobody waits for them any more, there are none.
 */
export async function suggestFollowUps(
  answered: { question: string; answer: string; sources: readonly NumberedSource[] },
  { chatModel, settings, log }: Pick<AnswerPorts, 'chatModel' | 'settings' | 'log'>,
  signal: AbortSignal,
): Promise<FollowUps> {
  if (settings.ANSWER_FOLLOW_UPS === 0) return { questions: [] };
  const messages = followUpsPrompt.messages(answered.question, answered.answer, answered.sources);
  try {
    const { text, usage } = await withTimeLimit(
      (limited) =>
        chatModel.complete({ messages, size: 'small', maxOutputTokens, temperature: 0 }, limited),
      limit,
      signal,
    );
    const questions = readQuestions(text, answered.question).slice(0, settings.ANSWER_FOLLOW_UPS);
    return { questions, usage };
  } catch (error) {
    if (!signal.aborted) log.warn('No follow-up questions.', error);
    return { questions: [] };
  }
}

function readQuestions(reply: string, asked: string): string[] {
  const lines = reply.split('\n').map((line) => safeLine(line.replace(bullet, '')));
  const questions = lines.filter(
    (line) => line.endsWith('?') && line.length <= longestQuestion && line !== asked,
  );
  return [...new Set(questions)];
}

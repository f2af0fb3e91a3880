import type { TokenUsage } from '../domain/session.ts';
import { withTimeLimit } from '../resilience/with-time-limit.ts';
import type { AnswerPorts } from './answer-ports.ts';
import { contextTokens } from './budget/context-tokens.ts';
import { promptRoom } from './budget/prompt-room.ts';
import { loadSourceCounter } from './load-source-counter.ts';
import type { NumberedSource } from './numbered-source.ts';
import { followUpsPrompt } from './prompts/follow-ups-prompt.ts';
import { renderSource } from './prompts/render-sources.ts';

const limit = { ms: 4000, what: 'Suggesting questions', code: 'model_unavailable' } as const;
const maxOutputTokens = 150;
const longestQuestion = 200;
const bullet = /^\s*(?:[-*•]|\d{1,2}[.)])\s+/u;

export interface FollowUps {
  readonly questions: readonly string[];
  readonly usage?: TokenUsage;
}

interface Answered {
  readonly question: string;
  readonly answer: string;
  readonly sources: readonly NumberedSource[];
}

/**
 * Questions a reader of the answer may ask next, at most `ANSWER_FOLLOW_UPS`. They are a courtesy: when the model fails or
 * takes too long, or nobody waits for them any more, there are none.
 */
export async function suggestFollowUps(
  answered: Answered,
  { chatModel, settings, log }: Pick<AnswerPorts, 'chatModel' | 'settings' | 'log'>,
  signal: AbortSignal,
): Promise<FollowUps> {
  if (settings.ANSWER_FOLLOW_UPS === 0) return { questions: [] };
  const sources = await fitting(answered, settings);
  const messages = followUpsPrompt.messages(answered.question, answered.answer, sources);
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

/** As many of the sources as the small model takes. */
async function fitting(
  { question, answer, sources }: Answered,
  settings: AnswerPorts['settings'],
): Promise<readonly NumberedSource[]> {
  const countTokens = await loadSourceCounter();
  const alone = followUpsPrompt.messages(question, answer, []);
  const context = contextTokens(settings, 'small');
  let room = promptRoom(alone, maxOutputTokens, context, countTokens);
  return sources.filter((source) => (room -= countTokens(renderSource(source))) >= 0);
}

function readQuestions(reply: string, asked: string): string[] {
  const lines = reply.split('\n').map((line) => line.replace(bullet, '').trim());
  const questions = lines.filter(
    (line) => line.endsWith('?') && line.length <= longestQuestion && line !== asked,
  );
  return [...new Set(questions)];
}

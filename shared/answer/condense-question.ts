import type { TokenUsage } from '../domain/session.ts';
import { throwIfAborted } from '../resilience/until-aborted.ts';
import { withTimeLimit } from '../resilience/with-time-limit.ts';
import type { AnswerPorts } from './answer-ports.ts';
import { contextTokens } from './budget/context-tokens.ts';
import { fitHistory } from './budget/fit-history.ts';
import { promptRoom } from './budget/prompt-room.ts';
import type { History } from './history.ts';
import { loadSourceCounter } from './load-source-counter.ts';
import { condensePrompt } from './prompts/condense-prompt.ts';

const limit = { ms: 5000, what: 'Condensing the question', code: 'model_unavailable' } as const;
const maxOutputTokens = 200;
const longestQuestion = 1000;

export interface CondensedQuestion {
  /** Can be understood without the conversation. */
  readonly question: string;
  readonly usage?: TokenUsage;
  /** The model gave no usable question, and this is the one asked. */
  readonly failed: boolean;
}

/**
 * Makes a follow-up question stand alone, so that it can be searched for. Without earlier turns it already does.
 * Falls back to the question as asked when the model fails, takes too long or replies nothing usable.
 * @throws AppError `aborted`
 */
export async function condenseQuestion(
  question: string,
  history: History,
  { chatModel, settings, log }: Pick<AnswerPorts, 'chatModel' | 'settings' | 'log'>,
  signal: AbortSignal,
): Promise<CondensedQuestion> {
  if (history.turns.length === 0 && history.summary === undefined)
    return { question, failed: false };
  const messages = condensePrompt.messages(question, await fitting(question, history, settings));
  try {
    const { text, usage } = await withTimeLimit(
      (limited) =>
        chatModel.complete({ messages, size: 'small', maxOutputTokens, temperature: 0 }, limited),
      limit,
      signal,
    );
    const condensed = firstLine(text);
    const failed = condensed === '' || condensed.length > longestQuestion;
    return { question: failed ? question : condensed, usage, failed };
  } catch (error) {
    throwIfAborted(signal);
    log.warn('The follow-up was not condensed.', error);
    return { question, failed: true };
  }
}

/** As much of the history as the small model takes. */
async function fitting(
  question: string,
  history: History,
  settings: AnswerPorts['settings'],
): Promise<History> {
  const countTokens = await loadSourceCounter();
  const alone = condensePrompt.messages(question, { turns: [] });
  const context = contextTokens(settings, 'small');
  return fitHistory(history, promptRoom(alone, maxOutputTokens, context, countTokens), countTokens);
}

function firstLine(reply: string): string {
  const line = reply.trim().split('\n', 1)[0] ?? '';
  return line.trim().replace(/^["“](.*)["”]$/u, '$1');
}

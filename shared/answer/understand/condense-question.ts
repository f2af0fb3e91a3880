import { throwIfAborted } from '../../resilience/until-aborted.ts';
import { withSpan } from '../../telemetry/with-span.ts';
import type { AnswerPorts } from '../answer-ports.ts';
import { askSmallModel } from '../ask-small-model.ts';
import { contextTokens } from '../budget/context-tokens.ts';
import { fitHistory } from '../budget/fit-history.ts';
import { promptRoom } from '../budget/prompt-room.ts';
import type { History } from '../history.ts';
import { loadSourceCounter } from '../load-source-counter.ts';
import { aboutConversation, condensePrompt } from '../prompts/condense-prompt.ts';

const limit = { ms: 5000, what: 'Condensing the question', code: 'model_unavailable' } as const;
const maxOutputTokens = 200;
const longestQuestion = 1000;

/** A follow-up as the model understood it. */
export type CondensedQuestion =
  /** Can be understood without the conversation. */
  | { readonly kind: 'question'; readonly question: string }
  /** The model says that it needs no documents. */
  | { readonly kind: 'conversation' }
  /** The model gave no usable question. */
  | { readonly kind: 'failed' };

/**
 * Makes a follow-up question stand alone, so that it can be searched for, by the conversation before it. `failed` when the
 * model fails, takes too long or replies nothing usable.
 * @throws AppError `aborted`
 */
export async function condenseQuestion(
  question: string,
  history: History,
  { chatModel, settings, log }: Pick<AnswerPorts, 'chatModel' | 'settings' | 'log'>,
  signal: AbortSignal,
): Promise<CondensedQuestion> {
  const messages = condensePrompt.messages(question, await fitting(question, history, settings));
  const task = { purpose: 'condense', messages, maxOutputTokens, limit } as const;
  try {
    return await withSpan(
      'condense',
      async () => readReply(await askSmallModel(task, chatModel, signal)),
      (condensed) => ({
        'grounded.prompt': condensePrompt.version,
        'grounded.condensed': condensed.kind,
        ...(condensed.kind === 'question' && { 'grounded.question': condensed.question }),
      }),
    );
  } catch (error) {
    throwIfAborted(signal);
    log.warn('The follow-up was not condensed.', error);
    return { kind: 'failed' };
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

function readReply(reply: string): CondensedQuestion {
  if (reply.trim() === aboutConversation) return { kind: 'conversation' };
  const line = (reply.trim().split('\n', 1)[0] ?? '')
    .trim()
    .replace(/^["“](.*)["”]$/u, '$1')
    .trim();
  const usable = line !== '' && line.length <= longestQuestion && !/^[[{<`]/u.test(line);
  return usable ? { kind: 'question', question: line } : { kind: 'failed' };
}

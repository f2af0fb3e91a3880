import type { TokenUsage } from '../domain/session.ts';
import type { ChatMessage } from '../ports/chat-model.ts';
import { throwIfAborted } from '../resilience/until-aborted.ts';
import { withTimeLimit } from '../resilience/with-time-limit.ts';
import { withSpan } from '../telemetry/with-span.ts';
import type { AnswerPorts } from './answer-ports.ts';
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
  earlier: readonly ChatMessage[],
  ports: Pick<AnswerPorts, 'chatModel' | 'log'>,
  signal: AbortSignal,
): Promise<CondensedQuestion> {
  if (earlier.length === 0) return { question, failed: false };
  return withSpan(
    'condense',
    () => askForQuestion(question, earlier, ports, signal),
    (condensed) => ({
      'grounded.question': condensed.question,
      'grounded.prompt': condensePrompt.version,
    }),
  );
}

async function askForQuestion(
  question: string,
  earlier: readonly ChatMessage[],
  { chatModel, log }: Pick<AnswerPorts, 'chatModel' | 'log'>,
  signal: AbortSignal,
): Promise<CondensedQuestion> {
  const messages = condensePrompt.messages(question, earlier);
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

function firstLine(reply: string): string {
  const line = reply.trim().split('\n', 1)[0] ?? '';
  return line.trim().replace(/^["“](.*)["”]$/u, '$1');
}

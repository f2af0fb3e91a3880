import { withSpan } from '../telemetry/with-span.ts';
import type { AnswerPorts } from './answer-ports.ts';
import { askSmallModel } from './ask-small-model.ts';
import { plainLine } from './plain-line.ts';
import { titlePrompt } from './prompts/title-prompt.ts';

const limit = { ms: 4000, what: 'Writing a title', code: 'model_unavailable' } as const;
const maxOutputTokens = 30;
const longestTitle = 80;

/**
 * A title for a session, from its first answered question; undefined when `SESSION_TITLE` is `question`, or the model
 * fails, takes too long or replies anything but a short line of plain words. The session then keeps its question as title.
 */
export async function suggestTitle(
  answered: { readonly question: string; readonly answer: string },
  { chatModel, settings, log }: Pick<AnswerPorts, 'chatModel' | 'settings' | 'log'>,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (settings.SESSION_TITLE === 'question') return undefined;
  const messages = titlePrompt.messages(answered.question, answered.answer);
  const task = { purpose: 'title', messages, maxOutputTokens, limit } as const;
  try {
    return await withSpan(
      'title',
      async () => readTitle(await askSmallModel(task, chatModel, signal)),
      (title) => ({
        'grounded.prompt': titlePrompt.version,
        'grounded.titled': title !== undefined,
      }),
    );
  } catch (error) {
    if (!signal.aborted) log.warn('No title.', error);
    return undefined;
  }
}

function readTitle(reply: string): string | undefined {
  const lines = reply.split('\n').filter((line) => line.trim() !== '');
  if (lines.length !== 1) return undefined;
  const line = (lines[0] ?? '').replace(/^\s*(?:#+\s+|title:\s*)/iu, '');
  const title = plainLine(line, longestTitle)?.replace(/[.:;,]+$/u, '');
  return title !== undefined && /[\p{L}\p{N}]/u.test(title) ? title : undefined;
}

import type { AnswerEvent } from '../domain/answer-event.ts';
import type { AnswerPorts } from './answer-ports.ts';
import type { Conversation } from './conversation.ts';
import { isUntitled } from './is-untitled.ts';
import { suggestFollowUps, type AnsweredQuestion } from './suggest-follow-ups.ts';
import { suggestTitle } from './suggest-title.ts';

/**
 * What comes after an answer, side by side: a title for a session that has none of its own yet, and questions to ask next.
 * Neither fails, and each takes 4 s at most.
 */
export async function* suggestNext(
  answered: Omit<AnsweredQuestion, 'asked'>,
  conversation: Conversation,
  ports: Pick<AnswerPorts, 'chatModel' | 'settings' | 'log'>,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent> {
  const asked = conversation.messages.filter(({ role }) => role === 'user').map(({ text }) => text);
  const [title, questions] = await Promise.all([
    isUntitled(conversation) ? suggestTitle(answered, ports, signal) : undefined,
    suggestFollowUps({ ...answered, asked }, ports, signal),
  ]);
  if (title !== undefined) yield { type: 'title', title };
  if (questions.length > 0) yield { type: 'follow-ups', questions };
}

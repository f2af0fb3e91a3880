import type { Principal } from '../domain/principal.ts';
import type { Message, SessionSummary } from '../domain/session.ts';
import type { Question } from '../domain/answer-event.ts';
import { AppError } from '../errors.ts';
import type { AnswerPorts } from './answer-ports.ts';
import { sessionTitle } from './session-title.ts';

/** The session a question belongs to. */
export interface Conversation {
  readonly sessionId: string;
  /** Given for a session that begins with this question. */
  readonly create?: { readonly title: string };
  /** The title of a session that is there already. */
  readonly title?: string;
  /** The newest messages before the question, oldest first. */
  readonly messages: readonly Message[];
  /** What was said up to one of these messages, or before them. */
  readonly summary?: SessionSummary;
}

/**
 * Finds the session asked for with its newest messages, or prepares a new one, which exists once its first turn is stored.
 * @throws AppError `session_not_found`, `store_unavailable`
 */
export async function openConversation(
  { sessionId, message }: Question,
  principal: Principal,
  { sessions, ids, settings }: Pick<AnswerPorts, 'sessions' | 'ids' | 'settings'>,
): Promise<Conversation> {
  if (sessionId === undefined) {
    return { sessionId: ids.next(), create: { title: sessionTitle(message) }, messages: [] };
  }
  const [session, messages] = await Promise.all([
    sessions.get(principal, sessionId),
    sessions.recentMessages(principal, sessionId, settings.ANSWER_HISTORY_MESSAGES),
  ]);
  if (session) {
    const summary = settings.ANSWER_HISTORY_SUMMARY === 'on' ? session.summary : undefined;
    return { sessionId, title: session.title, messages, ...(summary && { summary }) };
  }
  throw new AppError('session_not_found', 'There is no such session.', {
    remedy: 'Leave out sessionId to begin a new session.',
  });
}

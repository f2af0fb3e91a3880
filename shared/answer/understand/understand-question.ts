import type { AnswerPorts } from '../answer-ports.ts';
import type { History } from '../history.ts';
import { condenseQuestion } from './condense-question.ts';
import { isAboutConversation } from './conversational/is-about-conversation.ts';
import { isSmallTalk } from './conversational/is-small-talk.ts';
import { expandQuestion } from './expand-question.ts';

/** What a message wants. */
export type Understanding =
  /** A reply that needs no documents: to small talk, or from the conversation alone. */
  | { readonly needs: 'conversation'; readonly smallTalk: boolean }
  | {
      readonly needs: 'documents';
      /** Can be understood without the conversation. */
      readonly question: string;
      /** What to search for: the question, and the clauses of a compound one. */
      readonly queries: readonly string[];
      /** `condense` when the question is only the one asked, although there is a conversation before it. */
      readonly degraded: readonly string[];
    };

/**
 * Finds out what a message wants. Small talk and questions about the conversation are told by rules, without asking a
 * model; so is everything in the first message. A follow-up is made to stand alone by the small model, which may also find
 * that it needs no documents. When in doubt it is a question about documents.
 * @throws AppError `aborted`
 */
export async function understandQuestion(
  message: string,
  history: History,
  ports: Pick<AnswerPorts, 'chatModel' | 'settings' | 'log'>,
  signal: AbortSignal,
): Promise<Understanding> {
  const isFollowUp = history.turns.length > 0 || history.summary !== undefined;
  if (isSmallTalk(message, isFollowUp)) return { needs: 'conversation', smallTalk: true };
  if (isFollowUp && isAboutConversation(message)) {
    return { needs: 'conversation', smallTalk: false };
  }
  const condensed = isFollowUp
    ? await condenseQuestion(message, history, ports, signal)
    : ({ kind: 'question', question: message } as const);
  if (condensed.kind === 'conversation') return { needs: 'conversation', smallTalk: false };
  const question = condensed.kind === 'question' ? condensed.question : message;
  return {
    needs: 'documents',
    question,
    queries: await expandQuestion(question, ports, signal),
    degraded: condensed.kind === 'failed' ? ['condense'] : [],
  };
}

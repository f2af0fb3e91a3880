import type { SessionSummary } from '../domain/session.ts';
import type { ChatMessage } from '../ports/chat-model.ts';
import type { Conversation } from './conversation.ts';
import { earlierTurns } from './earlier-turns.ts';

/** What was said before a question, as prompts show it. */
export interface History {
  /** What was said before the turns, in short. */
  readonly summary?: string;
  /** User and assistant alternating, oldest first. */
  readonly turns: readonly ChatMessage[];
}

/** A conversation's summary and the turns after it. */
export function historyOf({
  messages,
  summary,
}: Pick<Conversation, 'messages' | 'summary'>): History {
  if (!summary) return { turns: earlierTurns(messages) };
  return { summary: summary.text, turns: earlierTurns(messagesAfter(messages, summary)) };
}

function messagesAfter(messages: Conversation['messages'], { throughSeq }: SessionSummary) {
  return messages.filter(({ seq }) => seq > throughSeq);
}

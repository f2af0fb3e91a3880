import type { Conversation } from './conversation.ts';
import { sessionTitle } from './session-title.ts';

/**
 * Whether a session still has the title of its first question, and no question in it was answered from documents yet: what
 * it is about shows with the first such answer.
 */
export function isUntitled({ create, title, messages }: Conversation): boolean {
  if (create) return true;
  const [first] = messages;
  const fromStart = first?.seq === 1 && first.role === 'user';
  return (
    fromStart &&
    title === sessionTitle(first.text) &&
    messages.every(
      ({ role, status, refused, conversational }) =>
        role === 'user' || status !== 'complete' || (refused ?? conversational ?? false),
    )
  );
}

import type { ChatMessage } from './chat-message.ts';
import { textOf } from './read-answer.ts';

/** Tells a screen reader that an answer is being written and then reads it whole, not word by word. */
export function Announcer({
  messages,
  busy,
}: {
  readonly messages: readonly ChatMessage[];
  readonly busy: boolean;
}) {
  const last = messages.at(-1);
  const answer = last?.role === 'assistant' ? textOf(last) : '';
  return (
    <div className="visually-hidden" aria-live="polite" role="status">
      {busy ? 'Searching your documents.' : answer.replaceAll(/\s*\[\d+\]/gu, '')}
    </div>
  );
}

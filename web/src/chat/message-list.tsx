import { ErrorNote } from '../ui/error-note.tsx';
import { Answer } from './answer.tsx';
import type { ChatMessage } from './chat-message.ts';
import { Question } from './question.tsx';
import { textOf } from './read-answer.ts';
import { Searching } from './searching.tsx';

export function MessageList({
  messages,
  busy,
  error,
  onAsk,
  onAskAgain,
}: {
  readonly messages: readonly ChatMessage[];
  readonly busy: boolean;
  readonly error: Error | undefined;
  readonly onAsk: (question: string) => void;
  readonly onAskAgain: () => void;
}) {
  const last = messages.at(-1);
  return (
    <>
      {messages.map((message) =>
        message.role === 'user' ? (
          <Question key={message.id} text={textOf(message)} />
        ) : (
          <Answer
            key={message.id}
            message={message}
            streaming={busy && message === last}
            // A failure is told below; saying that the answer is unfinished would only repeat it.
            failed={error !== undefined && message === last}
            onAsk={message === last && !busy ? onAsk : undefined}
            onAskAgain={message === last && !busy ? onAskAgain : undefined}
          />
        ),
      )}
      {busy && last?.role === 'user' && <Searching sources={0} />}
      {error && !busy && <ErrorNote error={error} onRetry={onAskAgain} />}
    </>
  );
}

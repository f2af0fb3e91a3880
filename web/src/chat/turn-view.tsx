import { ErrorNote } from '../ui/error-note.tsx';
import { Answer } from './answer.tsx';
import { Question } from './question.tsx';
import { textOf } from './read-answer.ts';
import { Searching } from './searching.tsx';
import type { Turn } from './to-turns.ts';

/** What the last turn has more than those before it. */
export interface LastTurn {
  /** Whether its answer is on its way. */
  readonly busy: boolean;
  readonly error: Error | undefined;
  readonly onAsk: (question: string) => void;
  readonly onAskAgain: () => void;
}

export function TurnView({
  turn,
  last,
}: {
  readonly turn: Turn;
  /** Absent for a turn that is not the last one. */
  readonly last: LastTurn | undefined;
}) {
  const busy = last?.busy ?? false;
  const error = busy ? undefined : last?.error;
  const newest = turn.messages.at(-1);
  return (
    <section className="turn">
      {turn.messages.map((message) =>
        message.role === 'user' ? (
          <Question key={message.id} text={textOf(message)} />
        ) : (
          <Answer
            key={message.id}
            message={message}
            streaming={busy && message === newest}
            // A failure is told below; saying that the answer is unfinished would only repeat it.
            failed={error !== undefined}
            onAsk={busy ? undefined : last?.onAsk}
            onAskAgain={busy ? undefined : last?.onAskAgain}
          />
        ),
      )}
      {busy && newest?.role === 'user' && <Searching sources={0} />}
      {error && <ErrorNote error={error} onRetry={last?.onAskAgain} />}
    </section>
  );
}

import { useRef } from 'react';
import { Announcer } from './announcer.tsx';
import './chat.css';
import { Composer } from './composer.tsx';
import { EmptyChat } from './empty-chat.tsx';
import { toTurns } from './to-turns.ts';
import { TurnView } from './turn-view.tsx';
import { useConversation, type ConversationOptions } from './use-conversation.ts';
import { useLastTurnInView } from './use-last-turn-in-view.ts';

/** One conversation: its turns and where the next question is written. */
export function Conversation({
  documents,
  ...options
}: ConversationOptions & {
  /** Number of documents that can answer; undefined until known. */
  readonly documents: number | undefined;
}) {
  const { messages, error, busy, ask, askAgain, stop } = useConversation(options);
  const turns = toTurns(messages);
  const scroller = useLastTurnInView(turns.length);
  const composer = useRef<HTMLTextAreaElement>(null);

  const toComposer = () => {
    // On a touch screen focus would open the keyboard over the answer.
    if (matchMedia('(hover: hover)').matches) composer.current?.focus();
    else composer.current?.blur();
  };
  const send = (question: string) => {
    ask(question);
    toComposer();
  };
  const halt = () => {
    stop();
    toComposer();
  };

  return (
    <div className="conversation">
      <div className="conversation-scroll" ref={scroller}>
        {turns.length === 0 && <EmptyChat documents={documents} />}
        {turns.map((turn) => (
          <TurnView
            key={turn.id}
            turn={turn}
            last={
              turn === turns.at(-1) ? { busy, error, onAsk: send, onAskAgain: askAgain } : undefined
            }
          />
        ))}
      </div>
      <Announcer messages={messages} busy={busy} />
      <Composer input={composer} busy={busy} onSend={send} onStop={halt} />
    </div>
  );
}

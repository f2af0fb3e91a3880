import { useRef } from 'react';
import { Composer } from './composer.tsx';
import './chat.css';
import { EmptyChat } from './empty-chat.tsx';
import { MessageList } from './message-list.tsx';
import { Announcer } from './announcer.tsx';
import { useConversation, type ConversationOptions } from './use-conversation.ts';
import { useStickToEnd } from './use-stick-to-end.ts';

/** One conversation: its messages and where the next question is written. */
export function Conversation({
  documents,
  ...options
}: ConversationOptions & {
  /** Number of documents that can answer; undefined until known. */
  readonly documents: number | undefined;
}) {
  const { messages, error, busy, ask, askAgain, stop } = useConversation(options);
  const composer = useRef<HTMLTextAreaElement>(null);
  const { scroller, content, toEnd } = useStickToEnd();

  const send = (question: string) => {
    toEnd();
    ask(question);
    composer.current?.focus();
  };
  const stopHere = () => {
    stop();
    composer.current?.focus();
  };

  return (
    <div className="conversation">
      <div className="conversation-scroll" ref={scroller}>
        <div className="conversation-content" ref={content}>
          {messages.length === 0 ? (
            <EmptyChat documents={documents} />
          ) : (
            <MessageList
              messages={messages}
              busy={busy}
              error={error}
              onAsk={send}
              onAskAgain={askAgain}
            />
          )}
        </div>
      </div>
      <Announcer messages={messages} busy={busy} />
      <Composer input={composer} busy={busy} onSend={send} onStop={stopHere} />
    </div>
  );
}

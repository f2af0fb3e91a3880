import { useEffect, useState } from 'react';
import { loadMessages } from '../api/sessions.ts';
import type { ChatMessage } from '../chat/chat-message.ts';
import { Conversation } from '../chat/conversation.tsx';
import { fromStored } from '../chat/from-stored.ts';
import type { ConversationOptions } from '../chat/use-conversation.ts';
import { ErrorNote } from '../ui/error-note.tsx';

type Loading =
  | { readonly state: 'loading' }
  | { readonly state: 'loaded'; readonly messages: readonly ChatMessage[] }
  | { readonly state: 'failed'; readonly error: unknown };

/** The open conversation, with what was said in it before. */
export function SessionView(
  props: Omit<ConversationOptions, 'messages'> & { readonly documents: number | undefined },
) {
  // A new conversation gets its id while it is open; only one that had it from the start has something to load.
  const [openedId] = useState(props.sessionId);
  const [attempt, setAttempt] = useState(0);
  const [loading, setLoading] = useState<Loading>(() =>
    openedId === undefined ? { state: 'loaded', messages: [] } : { state: 'loading' },
  );

  useEffect(() => {
    if (openedId === undefined) return undefined;
    const left = new AbortController();
    loadMessages(openedId, left.signal).then(
      (messages) => setLoading({ state: 'loaded', messages: messages.map(fromStored) }),
      (error: unknown) => {
        if (!left.signal.aborted) setLoading({ state: 'failed', error });
      },
    );
    return () => left.abort();
  }, [openedId, attempt]);

  if (loading.state === 'loaded') return <Conversation {...props} messages={loading.messages} />;
  return (
    <div className="turn">
      {loading.state === 'failed' && (
        <ErrorNote error={loading.error} onRetry={() => setAttempt(attempt + 1)} />
      )}
    </div>
  );
}

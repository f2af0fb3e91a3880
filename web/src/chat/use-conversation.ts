import { useChat } from '@ai-sdk/react';
import { useRef, useState } from 'react';
import type { ChatMessage } from './chat-message.ts';
import { createChatTransport } from './chat-transport.ts';

/** Milliseconds between two looks at a running answer: smooth to the eye, and cheap on a phone. */
const throttle = 50;

export interface ConversationOptions {
  readonly sessionId: string | undefined;
  readonly messages: readonly ChatMessage[];
  /** A new conversation got its id. */
  readonly onSession: (id: string) => void;
  /** A turn ended, whichever way; it is stored by now. */
  readonly onTurn: () => void;
}

/** A conversation with the server as `useChat` sees it, and what a person can do in it. */
export function useConversation(options: ConversationOptions) {
  const sessionId = useRef(options.sessionId);
  const [transport] = useState(() => createChatTransport(() => sessionId.current));
  const chat = useChat<ChatMessage>({
    messages: [...options.messages],
    transport,
    throttle,
    onData(part) {
      if (part.type !== 'data-session' || sessionId.current === part.data.sessionId) return;
      sessionId.current = part.data.sessionId;
      options.onSession(part.data.sessionId);
    },
    onFinish: () => options.onTurn(),
  });
  const { messages, status, error } = chat;
  return {
    messages,
    error,
    /** Whether an answer is on its way. */
    busy: status === 'submitted' || status === 'streaming',
    // Failures of both come back as `error`.
    ask: (question: string) => void chat.sendMessage({ text: question }),
    askAgain: () => void chat.regenerate(),
    stop: () => void chat.stop(),
  };
}

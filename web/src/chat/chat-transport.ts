import { DefaultChatTransport } from 'ai';
import { request } from '../api/request.ts';
import type { ChatMessage } from './chat-message.ts';
import { textOf } from './read-answer.ts';

/**
 * Sends the last question to `POST /api/chat`; the server keeps the conversation.
 * @param sessionId the session to go on with; undefined starts one
 */
export function createChatTransport(sessionId: () => string | undefined) {
  return new DefaultChatTransport<ChatMessage>({
    api: '/api/chat',
    fetch: request,
    prepareSendMessagesRequest({ messages }) {
      const question = messages.findLast(({ role }) => role === 'user');
      return {
        headers: { accept: 'text/event-stream' },
        body: { message: question ? textOf(question) : '', sessionId: sessionId() },
      };
    },
  });
}

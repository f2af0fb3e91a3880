import type { StoredMessage } from '../api/types.ts';
import type { ChatMessage } from './chat-message.ts';

/** A stored message with the parts it had when it was streamed. */
export function fromStored(message: StoredMessage): ChatMessage {
  const parts: ChatMessage['parts'] = [];
  if (message.rewrittenQuestion !== undefined) {
    parts.push({
      type: 'data-rewritten-question',
      data: { question: message.rewrittenQuestion },
    });
  }
  parts.push({ type: 'text', text: message.text });
  for (const citation of message.citations) parts.push({ type: 'data-citation', data: citation });
  if (message.grounding) parts.push({ type: 'data-grounding', data: message.grounding });
  if (message.nearest) {
    parts.push({ type: 'data-nearest', data: { documents: message.nearest } });
  }
  if (message.followUps.length > 0) {
    parts.push({ type: 'data-follow-ups', data: { questions: message.followUps } });
  }
  // The stream sends usage last, and only when the answer is whole.
  if (message.role === 'assistant' && message.status === 'complete' && message.usage) {
    parts.push({
      type: 'data-usage',
      data: {
        ...message.usage,
        refused: message.refused ?? false,
        conversational: message.conversational ?? false,
        degraded: message.degraded ?? [],
      },
    });
  }
  return { id: message.id, role: message.role, parts };
}

import type { Message } from '../domain/session.ts';
import type { ChatMessage } from '../ports/chat-model.ts';
import { cutText } from '../text/cut-text.ts';

/** Longest text of one earlier message in a prompt, in UTF-16 units. */
const longestMessage = 2000;
const markers = /\s*\[\d+\]/gu;

/**
 * The answered turns of a conversation as prompt messages, user and assistant alternating. Citation markers are taken out:
 * their numbers belong to other sources. Turns without an answer (failed, or stopped before the first word) are left out.
 */
export function earlierTurns(messages: readonly Message[]): ChatMessage[] {
  return messages.flatMap((message, index) => {
    const before = messages[index - 1];
    if (message.role !== 'assistant' || before?.role !== 'user') return [];
    const answer = forPrompt(message.text.replaceAll(markers, ''));
    if (answer === '') return [];
    return [
      { role: 'user', content: forPrompt(before.text) },
      { role: 'assistant', content: answer },
    ] satisfies ChatMessage[];
  });
}

function forPrompt(text: string): string {
  return cutText(text, longestMessage).trim();
}

import type { ChatMessage } from './chat-message.ts';

/** A question with what was answered to it. */
export interface Turn {
  readonly id: string;
  readonly messages: readonly ChatMessage[];
}

/** Messages by the question they belong to, in order. */
export function toTurns(messages: readonly ChatMessage[]): Turn[] {
  const turns: { id: string; messages: ChatMessage[] }[] = [];
  for (const message of messages) {
    const turn = turns.at(-1);
    if (turn && message.role !== 'user') turn.messages.push(message);
    else turns.push({ id: message.id, messages: [message] });
  }
  return turns;
}

import type { ChatMessage } from '../../ports/chat-model.ts';
import type { CountTokens } from '../../text/count-tokens.ts';

/** What the chat format adds to each message: its borders and its role. */
const messageFrame = 4;
/** The beginning of the reply, and the few tokens by which the parts of a prompt may differ from the whole. */
const safety = 64;

/** Tokens of chat messages as models count them. */
export function messagesTokens(messages: readonly ChatMessage[], countTokens: CountTokens): number {
  return messages.reduce((sum, { content }) => sum + countTokens(content) + messageFrame, 0);
}

/** Tokens that `messages` and a reply of `outputTokens` leave in a model's context; negative when they do not fit. */
export function promptRoom(
  messages: readonly ChatMessage[],
  outputTokens: number,
  contextTokens: number,
  countTokens: CountTokens,
): number {
  return contextTokens - outputTokens - messagesTokens(messages, countTokens) - safety;
}

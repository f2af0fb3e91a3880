import { readHistory } from '../prompt/read-history.ts';
import { summariseConversation } from './summarise-conversation.ts';

/** The `summarise` task: the prompt's summary so far and its conversation, a line a turn. */
export function summariseFromPrompt(prompt: string): string {
  return summariseConversation(readHistory(prompt));
}

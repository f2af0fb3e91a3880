import { readBlock } from './read-block.ts';
import { readConversation, type Turn } from './read-conversation.ts';
import { readSummary } from './summary-lines.ts';

/** The turns of a prompt's `<summary>` and `<conversation>`, oldest first. */
export function readHistory(prompt: string): Turn[] {
  return [
    ...readSummary(readBlock(prompt, 'summary') ?? ''),
    ...readConversation(readBlock(prompt, 'conversation') ?? ''),
  ];
}

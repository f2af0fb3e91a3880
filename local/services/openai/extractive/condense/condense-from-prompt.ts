import { readBlock } from '../prompt/read-block.ts';
import { readConversation } from '../prompt/read-conversation.ts';
import { condenseQuestion } from './condense-question.ts';

/** The `condense` task: the prompt's question, rewritten so that it stands without its conversation. */
export function condenseFromPrompt(prompt: string): string {
  const conversation = readConversation(readBlock(prompt, 'conversation') ?? '');
  return condenseQuestion(conversation, oneLine(readBlock(prompt, 'question') ?? ''));
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

import { readBlock } from '../prompt/read-block.ts';
import { readHistory } from '../prompt/read-history.ts';
import { condenseQuestion } from './condense-question.ts';

/** The `condense` task: the prompt's question, rewritten so that it stands without its conversation. */
export function condenseFromPrompt(prompt: string): string {
  return condenseQuestion(readHistory(prompt), oneLine(readBlock(prompt, 'question') ?? ''));
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

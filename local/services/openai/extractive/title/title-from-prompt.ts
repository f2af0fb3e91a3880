import { readBlock } from '../prompt/read-block.ts';
import { writeTitle } from './write-title.ts';

/** The `title` task: a title for the conversation that the prompt's question began. */
export function titleFromPrompt(prompt: string): string {
  return writeTitle(readBlock(prompt, 'question') ?? '');
}

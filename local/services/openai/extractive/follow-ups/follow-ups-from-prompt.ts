import { splitPassages } from '../passages/split-passages.ts';
import { readBlock } from '../prompt/read-block.ts';
import { readSources } from '../prompt/read-sources.ts';
import { suggestQuestions } from './suggest-questions.ts';

/** The `follow-ups` task: up to three questions that the prompt's sources answer, one a line. */
export function followUpsFromPrompt(prompt: string): string {
  const answer = readBlock(prompt, 'answer') ?? '';
  const question = readBlock(prompt, 'question') ?? '';
  return suggestQuestions(question, answer, splitPassages(readSources(prompt))).join('\n');
}

import { splitPassages } from '../passages/split-passages.ts';
import { readBlock } from '../prompt/read-block.ts';
import { readSources } from '../prompt/read-sources.ts';
import { answerQuestion } from './answer-question.ts';
import { writeAnswer } from './write-answer.ts';

/** The whole reply when the sources do not answer the question. */
export const NO_ANSWER = 'NO_ANSWER';

/** The `answer` task: quotes what answers the prompt's question from its sources, each statement with its `[id]`. */
export function answerFromPrompt(prompt: string): string {
  const question = readBlock(prompt, 'question') ?? '';
  const { chosen, terms } = answerQuestion(question, splitPassages(readSources(prompt)));
  return chosen.length === 0 ? NO_ANSWER : writeAnswer(chosen, terms);
}

import { answerQuestion } from '../answer/answer-question.ts';
import { writeAnswer } from '../answer/write-answer.ts';
import { splitPassages } from '../passages/split-passages.ts';
import { readBlock } from '../prompt/read-block.ts';
import { readSources } from '../prompt/read-sources.ts';

const NO_SOURCES =
  'This local model only answers from sources that the prompt contains, and this one contains none. Point the model endpoint setting at a real model for anything else.';
const NOT_IN_SOURCES = 'The sources in the prompt do not answer this.';

/** Replies to a prompt without a known task: quotes its sources if it has any, and otherwise says what this model is. */
export function answerFreely(prompt: string): string {
  const sources = readSources(prompt);
  if (sources.length === 0) return NO_SOURCES;
  const question = readBlock(prompt, 'question') ?? withoutSources(prompt);
  const { chosen, terms } = answerQuestion(question, splitPassages(sources));
  return chosen.length === 0 ? NOT_IN_SOURCES : writeAnswer(chosen, terms);
}

function withoutSources(prompt: string): string {
  return prompt.replace(/<sources>[\s\S]*<\/sources>/, ' ').trim();
}

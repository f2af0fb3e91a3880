import { splitPassages } from '../passages/split-passages.ts';
import { readBlock } from '../prompt/read-block.ts';
import { readSources } from '../prompt/read-sources.ts';
import { rankSources } from './rank-sources.ts';

/** The `rerank` task: a line `id grade` for each of the prompt's sources, best first; grades from 3 to 0. */
export function rerankFromPrompt(prompt: string): string {
  const question = readBlock(prompt, 'question') ?? '';
  const sources = readSources(prompt);
  return rankSources(question, sources, splitPassages(sources))
    .map(({ source, grade }) => `${source.id} ${grade}`)
    .join('\n');
}

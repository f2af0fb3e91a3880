import { sentences } from '../../text/sentences.ts';
import { readBlock } from '../prompt/read-block.ts';
import { readSources } from '../prompt/read-sources.ts';
import { coherenceOf } from './coherence-of.ts';
import { faithfulnessOf } from './faithfulness-of.ts';
import { relevanceOf } from './relevance-of.ts';

/**
 * The `judge` task: grades from 1 to 5, as JSON, worked out from words alone. It knows nothing of meaning: an answer that
 * says the same in other words is graded too low, one that turns words of the sources around too high.
 */
export function judgeFromPrompt(prompt: string): string {
  const answer = readBlock(prompt, 'answer') ?? '';
  const said = answer.split('\n').flatMap(sentences).map(withoutMarker);
  return JSON.stringify({
    faithfulness: toGrade(faithfulnessOf(said, readSources(prompt))),
    relevance: toGrade(relevanceOf(answer, readBlock(prompt, 'question') ?? '')),
    coherence: toGrade(coherenceOf(said)),
  });
}

/** A list's bullets and numbers are no part of what it says. */
function withoutMarker(sentence: string): string {
  return sentence.replace(/^(?:[-*+•]|\d+[.)])\s+/u, '');
}

function toGrade(share: number): number {
  return 1 + Math.round(4 * share);
}

import { contentStems } from './content-stems.ts';

/** Ends of sentences and lines, and the markers between them, before the place of a marker. */
const boundary = /(?<=[.!?…]["”’)*_]*\s)|(?<=[。！？\n])/u;
const markers = /(?:\s*\[\d+\])+/gu;

/** Longest stretch before a marker that it can support, in UTF-16 units. */
const longest = 800;

/**
 * The sentence that a marker at the end of `answer` supports: the one it stands in, or the one before when the marker
 * follows its full stop. A fragment with fewer than two words of content takes the sentence before along.
 */
export function citingSentence(answer: string): string {
  const pieces = answer.slice(-longest).replaceAll(markers, ' ').trimEnd().split(boundary);
  let sentence = '';
  for (const piece of pieces.reverse()) {
    sentence = piece + sentence;
    if (contentStems(sentence).size >= 2) break;
  }
  return sentence.trim();
}

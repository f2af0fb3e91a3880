import { stem } from '../../text/stem.ts';
import { stems } from '../../text/stems.ts';
import { STOP_WORDS } from '../../text/stop-words.ts';
import { words } from '../../text/words.ts';
import type { Source } from '../prompt/read-sources.ts';

/**
 * How much of what is said stands in the sources, from 0 to 1: the mean over the sentences of the share of their content
 * words that one source has. A sentence with a number that the source does not have counts nothing for it.
 */
export function faithfulnessOf(said: readonly string[], sources: readonly Source[]): number {
  const known = sources.map(
    ({ title, section, text }) => new Set(stems(`${title} ${section} ${text}`)),
  );
  const supported = said.map((sentence) => {
    const content = words(sentence).filter((word) => !STOP_WORDS.has(word));
    return Math.max(0, ...known.map((source) => supportOf(content, source)));
  });
  if (supported.length === 0) return 0;
  return supported.reduce((sum, share) => sum + share, 0) / supported.length;
}

function supportOf(content: readonly string[], source: ReadonlySet<string>): number {
  if (content.length === 0) return 1;
  const missing = content.filter((word) => !source.has(stem(word)));
  if (missing.some((word) => /\p{N}/u.test(word))) return 0;
  return 1 - missing.length / content.length;
}

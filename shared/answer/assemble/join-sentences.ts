import type { Excerpt } from '../excerpt.ts';
import type { DraftSource } from './draft-source.ts';

/**
 * A source of chosen sentences: those that stand side by side are one excerpt again.
 * @param sentences all sentences of the source, in order; each says whether it goes on where the one before it ends
 * @param indexes the chosen ones, in any order
 * @returns undefined when none is chosen
 */
export function joinSentences(
  draft: DraftSource,
  sentences: readonly Excerpt[],
  indexes: readonly number[],
): DraftSource | undefined {
  const joined: Excerpt[] = [];
  let before: number | undefined;
  for (const index of indexes.toSorted((a, b) => a - b)) {
    const sentence = sentences[index];
    if (!sentence) continue;
    const continues = sentence.continues && before === index - 1;
    const last = joined.at(-1);
    if (continues && last?.chunk === sentence.chunk && last.end === sentence.start) {
      joined[joined.length - 1] = { ...last, end: sentence.end };
    } else {
      joined.push({ ...sentence, continues });
    }
    before = index;
  }
  const [first, ...rest] = joined;
  return first && { ...draft, excerpts: [first, ...rest] };
}

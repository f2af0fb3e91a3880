import type { Grounding } from '../api/types.ts';

/** What a reader should check, in words; undefined when every statement is borne out. */
export function groundingSentence({ sentences, ungrounded }: Grounding): string | undefined {
  const doubtful = sentences.filter(({ supported }) => !supported).length;
  if (doubtful === 0) return undefined;
  if (ungrounded) {
    return 'Nothing of this answer was found in its sources. Check it before you rely on it.';
  }
  return doubtful === 1
    ? 'The underlined sentence was not found in the sources. Check it before you rely on it.'
    : `The ${doubtful} underlined sentences were not found in the sources. Check them before you rely on them.`;
}

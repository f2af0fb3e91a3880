import { contentStems } from '../cite/content-stems.ts';

const cue = /\b(?:not|never|no|without|cannot|neither|nor)\b|n['’]t\b/giu;
/** What ends the reach of a negation. */
const clauseEnd = /[.,;:!?()|\n]|\b(?:but|and|unless|except|until|if|because|who|which|that)\b/iu;
/** A negation turns the meaning of so many words of content after it. */
const reach = 2;

/** The stems that stand right after a negation: `not covered`, `no limit`. English only. */
export function negatedStems(text: string): ReadonlySet<string> {
  const negated = new Set<string>();
  for (const { index, 0: found } of text.matchAll(cue)) {
    const after = text.slice(index + found.length, index + found.length + 80);
    const clause = after.split(clauseEnd, 1)[0] ?? '';
    for (const stem of [...contentStems(clause)].slice(0, reach)) negated.add(stem);
  }
  return negated;
}

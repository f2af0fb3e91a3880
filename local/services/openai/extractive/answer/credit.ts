import type { Passage } from '../passages/passage.ts';
import type { QuestionTerm } from '../question/question.ts';
import type { Alternatives } from './match-terms.ts';
import type { WeighedTerm } from './weigh-terms.ts';

/** How much of a term counts when it stands not in the passage itself but in its context. */
export const CONTEXT_CREDIT = {
  lead: 0.9,
  headings: 0.8,
  previous: 0.6,
  title: 0.5,
  /** A document named after a thing speaks of it throughout. */
  nameInTitle: 0.85,
  next: 0.3,
  /** The sentence before one that begins with "It" names what "It" is. */
  antecedent: 0.8,
} as const;

/** What "It" says of the sentence before. */
const BY_REFERENCE = 0.6;

export interface Neighbourhood {
  readonly passage: Passage;
  /** The passages before and after it in the same source. */
  readonly previous: Passage | undefined;
  readonly next: Passage | undefined;
}

/** How far a passage says a term itself or by a word that stands for the sentence before it, 0–1. */
export function spokenCredit(
  { passage, previous }: Neighbourhood,
  { alternatives }: WeighedTerm,
): number {
  const own = best(alternatives, passage.own);
  if (!passage.refersBack || !previous) return own;
  return Math.max(own, BY_REFERENCE * best(alternatives, previous.own));
}

/** How far a passage itself says a term, 0–1. */
export function ownCredit(passage: Passage, { alternatives }: WeighedTerm): number {
  return best(alternatives, passage.own);
}

/** How far a passage with its context says a term, 0–1. */
export function contextCredit(
  { passage, previous, next }: Neighbourhood,
  { term, alternatives }: WeighedTerm,
): number {
  return Math.max(
    best(alternatives, passage.own),
    CONTEXT_CREDIT.lead * best(alternatives, passage.lead),
    CONTEXT_CREDIT.headings * best(alternatives, passage.headings),
    creditOfTitle(term) * best(alternatives, passage.title),
    previous ? creditOfPrevious(passage) * best(alternatives, previous.own) : 0,
    next ? CONTEXT_CREDIT.next * best(alternatives, next.own) : 0,
  );
}

function creditOfTitle({ kind }: QuestionTerm): number {
  return kind === 'word' || kind === 'weak' ? CONTEXT_CREDIT.title : CONTEXT_CREDIT.nameInTitle;
}

function creditOfPrevious({ refersBack }: Passage): number {
  return refersBack ? CONTEXT_CREDIT.antecedent : CONTEXT_CREDIT.previous;
}

function best(alternatives: Alternatives, stems: ReadonlySet<string>): number {
  let highest = 0;
  for (const [stem, credit] of alternatives) {
    if (credit > highest && stems.has(stem)) highest = credit;
  }
  return highest;
}

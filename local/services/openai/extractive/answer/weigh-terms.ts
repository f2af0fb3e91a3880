import type { Passage } from '../passages/passage.ts';
import type { Question, QuestionTerm } from '../question/question.ts';
import { alternativesOf } from './match-terms.ts';
import type { Alternatives } from './match-terms.ts';

export interface WeighedTerm {
  readonly term: QuestionTerm;
  readonly alternatives: Alternatives;
  /** Share of the question this term makes up; all weights of a question add to 1. */
  readonly weight: number;
}

/** Weighs a question's terms by how rare they are in the passages and how specific a word of their kind is. */
export function weighTerms(question: Question, passages: readonly Passage[]): WeighedTerm[] {
  const vocabulary = vocabularyOf(passages);
  const raw = question.terms.map((term) => {
    const alternatives = alternativesOf(term, vocabulary);
    const frequency = passages.filter((passage) => occursIn(passage, alternatives)).length;
    return { term, alternatives, weight: term.specificity * rarity(frequency, passages.length) };
  });
  const total = raw.reduce((sum, { weight }) => sum + weight, 0) || 1;
  return raw.map((entry) => ({ ...entry, weight: entry.weight / total }));
}

/** Inverse document frequency with passages as documents; a word found nowhere is no rarer than one found once. */
function rarity(frequency: number, passages: number): number {
  return Math.log(1 + (passages + 1) / (Math.max(frequency, 1) + 0.5));
}

function occursIn(passage: Passage, alternatives: Alternatives): boolean {
  for (const stem of alternatives.keys()) {
    if ([passage.own, passage.headings, passage.title].some((said) => said.has(stem))) return true;
  }
  return false;
}

function vocabularyOf(passages: readonly Passage[]): ReadonlySet<string> {
  const vocabulary = new Set<string>();
  for (const { own, lead, headings, title } of passages) {
    for (const stems of [own, lead, headings, title]) {
      for (const stem of stems) vocabulary.add(stem);
    }
  }
  return vocabulary;
}

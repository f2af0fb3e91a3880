import type { Passage } from '../passages/passage.ts';
import { analyseQuestion } from '../question/analyse-question.ts';
import type { Question } from '../question/question.ts';
import { choosePassages } from './choose-passages.ts';
import { isAnswered } from './is-answered.ts';
import { scorePassages } from './score-passages.ts';
import type { ScoredPassage } from './score-passages.ts';
import { weighTerms } from './weigh-terms.ts';
import type { WeighedTerm } from './weigh-terms.ts';

export interface ExtractedAnswer {
  /** What the answer quotes; empty when the passages do not answer the question. */
  readonly chosen: readonly Passage[];
  readonly terms: readonly WeighedTerm[];
}

/** Finds the passages that answer a question, or none when the best of them leaves out what is essential in it. */
export function answerQuestion(text: string, passages: readonly Passage[]): ExtractedAnswer {
  const { question, terms, scored } = findEvidence(text, passages);
  const chosen = scored.length > 0 ? choosePassages(question, terms, scored, passages) : [];
  return { chosen, terms };
}

/** The passage that answers a question best; `undefined` when none does. */
export function bestPassage(text: string, passages: readonly Passage[]): Passage | undefined {
  return findEvidence(text, passages).scored[0]?.passage;
}

interface Evidence {
  readonly question: Question;
  readonly terms: readonly WeighedTerm[];
  /** Best first; empty when the best does not answer the question. */
  readonly scored: readonly ScoredPassage[];
}

function findEvidence(text: string, passages: readonly Passage[]): Evidence {
  const question = analyseQuestion(text);
  const terms = weighTerms(question, passages);
  const scored = scorePassages(question, terms, passages);
  return { question, terms, scored: isAnswered(question, terms, scored) ? scored : [] };
}

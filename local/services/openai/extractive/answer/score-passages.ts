import type { Passage } from '../passages/passage.ts';
import { fitsType } from '../question/expected-answer.ts';
import type { Question } from '../question/question.ts';
import { adjoins } from '../passages/adjoins.ts';
import { isOtherCase } from './is-other-case.ts';
import { contextCredit, spokenCredit } from './credit.ts';
import type { Neighbourhood } from './credit.ts';
import { pairShare } from './pair-share.ts';
import { relevanceOfSources } from './relevance-of-sources.ts';
import { SCORE } from './score-weights.ts';
import { numberNearUnit } from './number-near-unit.ts';
import type { WeighedTerm } from './weigh-terms.ts';

export interface ScoredPassage extends Neighbourhood {
  readonly score: number;
  /** Share of the question that the passage itself says, 0–1. */
  readonly own: number;
  /** Share of the question that the passage says together with its context, 0–1. */
  readonly coverage: number;
  /** How well it fits the type of the question, 0–1. */
  readonly fit: number;
}

/** Scores every passage as an answer to the question; best first, ties in reading order. */
export function scorePassages(
  question: Question,
  terms: readonly WeighedTerm[],
  passages: readonly Passage[],
): ScoredPassage[] {
  const sources = relevanceOfSources(terms, passages);
  return passages
    .map((passage, i) => {
      const neighbourhood = {
        passage,
        previous: neighbour(passage, passages[i - 1]),
        next: neighbour(passage, passages[i + 1]),
      };
      return scoreOne(question, terms, neighbourhood, sources.get(passage.source) ?? 0);
    })
    .sort((a, b) => b.score - a.score || a.passage.order - b.passage.order);
}

function scoreOne(
  question: Question,
  terms: readonly WeighedTerm[],
  neighbourhood: Neighbourhood,
  relevance: number,
): ScoredPassage {
  const { passage } = neighbourhood;
  let own = 0;
  let coverage = 0;
  for (const term of terms) {
    own += term.weight * spokenCredit(neighbourhood, term);
    coverage += term.weight * contextCredit(neighbourhood, term);
  }
  const fit = fitsType(question.type, passage.text);
  const unit = question.unit !== undefined && numberNearUnit(passage, question.unit) ? 1 : 0;
  const score =
    SCORE.own * own +
    SCORE.coverage * coverage +
    SCORE.pairs * pairShare(question, passage) +
    (SCORE.fit * fit + SCORE.unit * unit) * coverage +
    relevance +
    (isOtherCase(question, passage) ? SCORE.otherCase : 0) +
    SCORE.sentence * wellFormed(passage) +
    SCORE.early / (1 + passage.depth);
  return { ...neighbourhood, score, own, coverage, fit };
}

function neighbour(passage: Passage, other: Passage | undefined): Passage | undefined {
  return other && adjoins(passage, other) ? other : undefined;
}

/** 1 for a whole sentence, an item or a row; 0 for a fragment such as the end of a sentence cut by a chunk's border. */
function wellFormed(passage: Passage): number {
  if (passage.kind !== 'sentence') return 1;
  return /^[\p{Lu}\p{N}"“*]/u.test(passage.text) && /[.!:。！][)"”*_]*$/u.test(passage.text)
    ? 1
    : 0;
}

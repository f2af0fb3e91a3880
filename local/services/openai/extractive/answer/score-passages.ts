import type { Passage } from '../passages/passage.ts';
import { fitsType } from '../question/expected-answer.ts';
import type { Question } from '../question/question.ts';
import { adjoins } from '../passages/adjoins.ts';
import { isOtherCase } from './is-other-case.ts';
import { contextCredit, spokenCredit } from './credit.ts';
import type { Neighbourhood } from './credit.ts';
import { pairShare } from './pair-share.ts';
import { relevanceOfSources } from './relevance-of-sources.ts';
import type { SourceSigns } from './relevance-of-sources.ts';
import { weighSigns } from './score-weights.ts';
import type { Signs } from './signs.ts';
import { closeness } from './closeness.ts';
import { numberNearUnit } from './number-near-unit.ts';
import type { WeighedTerm } from './weigh-terms.ts';

export interface ScoredPassage extends Neighbourhood {
  readonly score: number;
  readonly signs: Signs;
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
      return scoreOne(
        question,
        terms,
        neighbourhood,
        sources.get(passage.source) ?? { share: 0, rank: 0 },
      );
    })
    .sort((a, b) => b.score - a.score || a.passage.order - b.passage.order);
}

function scoreOne(
  question: Question,
  terms: readonly WeighedTerm[],
  neighbourhood: Neighbourhood,
  source: SourceSigns,
): ScoredPassage {
  const signs = signsOf(question, terms, neighbourhood, source);
  return { ...neighbourhood, signs, score: weighSigns(signs) };
}

function signsOf(
  question: Question,
  terms: readonly WeighedTerm[],
  neighbourhood: Neighbourhood,
  source: SourceSigns,
): Signs {
  const { passage } = neighbourhood;
  let own = 0;
  let coverage = 0;
  let focus = 0;
  let focusWeight = 0;
  let said = 0;
  for (const term of terms) {
    const context = contextCredit(neighbourhood, term);
    own += term.weight * spokenCredit(neighbourhood, term);
    coverage += term.weight * context;
    if (question.focus.includes(term.term.stem)) {
      focus += term.weight * context;
      focusWeight += term.weight;
    }
    for (const stem of term.alternatives.keys()) if (passage.own.has(stem)) said += 1;
  }
  const unit = question.unit !== undefined && numberNearUnit(passage, question.unit) ? 1 : 0;
  return {
    own,
    coverage,
    pairs: pairShare(question, passage),
    closeness: closeness(terms, passage),
    fit: fitsType(question, passage.text) * coverage,
    unit: unit * coverage,
    focus: focusWeight === 0 ? coverage : focus / focusWeight,
    source: source.share,
    rank: source.rank,
    otherCase: isOtherCase(question, passage) ? 1 : 0,
    whole: isWhole(passage) ? 1 : 0,
    early: 1 / (1 + passage.depth),
    news: Math.min(1, (passage.content - said) / 8),
  };
}

function neighbour(passage: Passage, other: Passage | undefined): Passage | undefined {
  return other && adjoins(passage, other) ? other : undefined;
}

/** A fragment is, for example, the end of a sentence that a chunk's border cut. */
function isWhole(passage: Passage): boolean {
  if (passage.kind !== 'sentence') return true;
  return /^[\p{Lu}\p{N}"“*]/u.test(passage.text) && /[.!:。！][)"”*_]*$/u.test(passage.text);
}

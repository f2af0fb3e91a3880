import type { Passage } from '../passages/passage.ts';
import type { Question } from '../question/question.ts';
import { continuationOf } from './continuation-of.ts';
import { isFactual } from '../question/is-factual.ts';
import { contextCredit, ownCredit } from './credit.ts';
import { expandList } from './expand-list.ts';
import { isOtherCase } from './is-other-case.ts';
import type { ScoredPassage } from './score-passages.ts';
import type { WeighedTerm } from './weigh-terms.ts';

/** A list counts as one statement. */
const MAX_STATEMENTS = 3;
/** A further passage must be about as good as the best one … */
const GOOD_SHARE = 0.62;
/** … and say this share of the question that is not said yet. */
const NEW_SHARE = 0.1;
/** A fact is asked for once: another passage must add much to be worth reading. */
const NEW_SHARE_OF_FACT = 0.14;
/** The sentence before or after is as good when its score is this share of the best. */
const EQUAL_SHARE = 0.77;
const CANDIDATES = 16;
/** Two passages with this share of common words say the same. */
const SAME = 0.55;

/**
 * Chooses what to answer with: the best passage (with the one it refers back to) or the list it stands for, then what says a
 * part of the question that is not said yet, then what continues it.
 */
export function choosePassages(
  question: Question,
  terms: readonly WeighedTerm[],
  scored: readonly ScoredPassage[],
  passages: readonly Passage[],
): Passage[] {
  const [best] = scored;
  if (!best) return [];
  const list = expandList(question, best, passages);
  const statements = list.length > 1 ? [list] : withAntecedent(best).map((passage) => [passage]);
  const add = (passage: Passage) => {
    if (statements.length < MAX_STATEMENTS && !saysAgain(passage, statements.flat())) {
      statements.push([passage]);
    }
  };
  for (const candidate of scored.slice(1, CANDIDATES)) {
    if (statements.length === MAX_STATEMENTS) break;
    const chosen = new Set(statements.flat());
    const said = scored.filter(({ passage }) => chosen.has(passage));
    if (completes(question, candidate, said, best, terms)) add(candidate.passage);
  }
  if (list.length <= 1) continuationOf(question, best.passage, passages).forEach(add);
  return statements.flat();
}

function withAntecedent({ passage, previous }: ScoredPassage): Passage[] {
  return passage.refersBack && previous ? [previous, passage] : [passage];
}

function completes(
  question: Question,
  candidate: ScoredPassage,
  said: readonly ScoredPassage[],
  best: ScoredPassage,
  terms: readonly WeighedTerm[],
): boolean {
  return (
    candidate.score >= GOOD_SHARE * best.score &&
    !candidate.passage.text.endsWith(':') &&
    !isOtherCase(question, candidate.passage) &&
    (isEqualNeighbour(candidate, best) ||
      newShare(candidate, said, terms) >= (isFactual(question) ? NEW_SHARE_OF_FACT : NEW_SHARE))
  );
}

function isEqualNeighbour(candidate: ScoredPassage, best: ScoredPassage): boolean {
  return (
    candidate.passage.group === best.passage.group &&
    Math.abs(candidate.passage.order - best.passage.order) === 1 &&
    candidate.score >= EQUAL_SHARE * best.score
  );
}

/** Share of the question that the candidate itself says and the chosen passages do not, not even by context. */
function newShare(
  candidate: ScoredPassage,
  said: readonly ScoredPassage[],
  terms: readonly WeighedTerm[],
): number {
  return terms.reduce((sum, term) => {
    const credit = Math.max(...said.map((one) => contextCredit(one, term)));
    return sum + term.weight * Math.max(0, ownCredit(candidate.passage, term) - credit);
  }, 0);
}

function saysAgain(passage: Passage, chosen: readonly Passage[]): boolean {
  return chosen.some((other) => {
    const common = passage.own.intersection(other.own).size;
    return common > SAME * Math.min(passage.own.size, other.own.size);
  });
}

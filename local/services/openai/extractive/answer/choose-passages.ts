import type { Passage } from '../passages/passage.ts';
import type { Question } from '../question/question.ts';
import { contextCredit, ownCredit } from './credit.ts';
import { expandList } from './expand-list.ts';
import type { ScoredPassage } from './score-passages.ts';
import type { WeighedTerm } from './weigh-terms.ts';

const MAX_STATEMENTS = 3;
/** A further passage must be about as good as the best one … */
const GOOD_SHARE = 0.62;
/** … and either say this share of the question that is not said yet … */
const NEW_SHARE = 0.1;
/** … or continue the best one at nearly its score. */
const CONTINUATION_SHARE = 0.86;
const CANDIDATES = 16;
/** Two passages with this share of common words say the same. */
const SAME = 0.55;
/**
 * Chooses what to answer with, best first: the best passage, then at most two that complete it. A list is taken whole when
 * the question asks for one or when the passage introduces one; a sentence that refers back brings the one before it.
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
  if (list.length > 1) return list;

  const chosen = [best];
  for (const candidate of scored.slice(1, CANDIDATES)) {
    if (chosen.length === MAX_STATEMENTS) break;
    if (completes(candidate, chosen, best, terms)) chosen.push(candidate);
  }
  return withAntecedents(chosen);
}

function completes(
  candidate: ScoredPassage,
  chosen: readonly ScoredPassage[],
  best: ScoredPassage,
  terms: readonly WeighedTerm[],
): boolean {
  if (candidate.score < GOOD_SHARE * best.score || candidate.passage.text.endsWith(':'))
    return false;
  if (chosen.some(({ passage }) => overlap(passage.own, candidate.passage.own) > SAME))
    return false;
  const isNeighbour = Math.abs(candidate.passage.order - best.passage.order) === 1;
  if (
    isNeighbour &&
    candidate.passage.source === best.passage.source &&
    candidate.score >= CONTINUATION_SHARE * best.score
  ) {
    return true;
  }
  return newShare(candidate, chosen, terms) >= NEW_SHARE;
}

/** Share of the question that the candidate itself says and the chosen passages do not, not even by context. */
function newShare(
  candidate: ScoredPassage,
  chosen: readonly ScoredPassage[],
  terms: readonly WeighedTerm[],
): number {
  return terms.reduce((sum, term) => {
    const said = Math.max(...chosen.map((one) => contextCredit(one, term)));
    return sum + term.weight * Math.max(0, ownCredit(candidate.passage, term) - said);
  }, 0);
}

function withAntecedents(chosen: readonly ScoredPassage[]): Passage[] {
  const passages = chosen.map(({ passage }) => passage);
  for (const { passage, previous } of chosen) {
    if (passages.length === MAX_STATEMENTS) break;
    const isNeeded = passage.refersBack && previous !== undefined;
    if (isNeeded && !passages.includes(previous)) passages.push(previous);
  }
  return passages;
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((stem) => b.has(stem)).length;
  return common / Math.max(1, Math.min(a.size, b.size));
}

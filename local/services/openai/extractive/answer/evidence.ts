import { adjoins } from '../passages/adjoins.ts';
import type { Passage } from '../passages/passage.ts';
import { isFactual } from '../question/is-factual.ts';
import type { Question } from '../question/question.ts';
import { contextCredit, ownCredit } from './credit.ts';
import type { ScoredPassage } from './score-passages.ts';
import type { WeighedTerm } from './weigh-terms.ts';

/** What speaks for and against the best passage being an answer. Shares are 0–1. */
export interface Evidence {
  /** Share of the question that the passage or the piece of the document around it says. */
  readonly surroundings: number;
  /** How close to each other the question's words stand in the passage. */
  readonly closeness: number;
  /** How far the passage or its context names the thing asked for. */
  readonly focus: number;
  /** How much more its source speaks about the question than any other does. */
  readonly lead: number;
  /** How much of the passage the question does not say: what says much else may be about something else. */
  readonly news: number;
  /** How far a fact of the kind asked for, such as a date, is not in the passage. */
  readonly unfit: number;
  /** Share of the question that no source says. */
  readonly absent: number;
  /** Weight of the heaviest word that the surroundings do not say. */
  readonly gap: number;
  /** Number of the question's names and numbers that no source says, … */
  readonly absentNames: number;
  /** … and of those that only sources elsewhere say. */
  readonly distantNames: number;
  /** How long the question is: of a long one, nobody repeats every word. */
  readonly questionLength: number;
}

/** Without two words a question cannot show how close they stand: half is assumed. */
const UNKNOWN_CLOSENESS = 0.5;
/** A name counts as missing when neither the passage nor its surroundings say it. */
const SAID = 0.25;
/** "I" is left out: it is a numeral as well. */
const FIRST_PERSON: ReadonlySet<string> = new Set(['my', 'me', 'we', 'our']);
/** A question of so many content words is a long one. */
const LONG_QUESTION = 12;

/** Collects the evidence for the best of the scored passages, which come best first. */
export function evidenceFor(
  question: Question,
  terms: readonly WeighedTerm[],
  best: ScoredPassage,
  scored: readonly ScoredPassage[],
): Evidence {
  const around = scored
    .map(({ passage }) => passage)
    .filter((passage) => adjoins(passage, best.passage));
  const said = terms.map((term) =>
    Math.max(contextCredit(best, term), ...around.map((passage) => ownCredit(passage, term))),
  );
  const missed = terms.map(({ weight }, i) => weight * (1 - (said[i] ?? 0)));
  const names = terms.filter((term, i) => isMissingName(question, term, said[i] ?? 0, around));
  const { coverage, fit } = best.signs;
  return {
    surroundings: 1 - missed.reduce((sum, share) => sum + share, 0),
    closeness: terms.length < 2 ? UNKNOWN_CLOSENESS : best.signs.closeness,
    focus: best.signs.focus,
    lead: best.signs.source - otherSource(best, scored),
    news: best.signs.news,
    unfit: isFactual(question) && coverage > 0 ? 1 - fit / coverage : 0,
    absent: terms.filter(isAbsent).reduce((sum, { weight }) => sum + weight, 0),
    gap: Math.max(0, ...missed),
    absentNames: names.filter(isAbsent).length,
    distantNames: names.filter((term) => !isAbsent(term)).length,
    questionLength: Math.min(1, terms.length / LONG_QUESTION),
  };
}

function isAbsent({ alternatives }: WeighedTerm): boolean {
  return alternatives.size === 0;
}

/** A text in the first person need not name who speaks. */
function isMissingName(
  { speakers }: Question,
  { term }: WeighedTerm,
  said: number,
  around: readonly Passage[],
): boolean {
  if ((term.kind !== 'name' && term.kind !== 'exact') || said >= SAID) return false;
  return !speakers.has(term.stem) || !around.some(({ own }) => !own.isDisjointFrom(FIRST_PERSON));
}

function otherSource({ passage }: ScoredPassage, scored: readonly ScoredPassage[]): number {
  const others = scored.filter((other) => other.passage.source !== passage.source);
  return others.reduce((most, { signs }) => Math.max(most, signs.source), 0);
}

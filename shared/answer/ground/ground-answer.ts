import type { GroundedSentence, Grounding } from '../../domain/grounding.ts';
import { contentStems } from '../cite/content-stems.ts';
import type { NumberedSource } from '../numbered-source.ts';
import { bestWindow } from './best-window.ts';
import { negatedStems } from './negated-stems.ts';
import { withDigits } from './number-words.ts';
import { evidenceOf, type SourceEvidence } from './source-evidence.ts';
import { statementsOf, type Statement } from './statements.ts';

/** From this score on a statement counts as supported. */
export const supportedFrom = 0.5;

/** What a word is worth that stands in the source, but not near the others. */
const elsewhere = 0.5;
/** Factor for each number of the statement that does not stand with its other words. */
const missingNumber = 0.4;
/** Factor when statement and source say the opposite of each other. */
const contradiction = 0.4;

/** Compares each statement of an answer with the sources it cites, or with all when it cites none. */
export function groundAnswer(answer: string, sources: readonly NumberedSource[]): Grounding {
  const evidence = sources.map(evidenceOf);
  const weigh = rarity(evidence);
  const sentences = statementsOf(answer).map((statement) => judge(statement, evidence, weigh));
  const ungrounded = !sentences.some(({ supported }) => supported);
  return { sentences, ...(ungrounded && { ungrounded }) };
}

type Weigh = (stem: string) => number;

/** Smoothed inverse document frequency of a stem over all sentences of the sources. */
function rarity(evidence: readonly SourceEvidence[]): Weigh {
  const frequency = new Map<string, number>();
  const all = evidence.flatMap(({ sentences }) => sentences);
  for (const { stems } of all) {
    for (const stem of stems) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  }
  return (stem) => Math.log(1 + (all.length + 1) / ((frequency.get(stem) ?? 0) + 1));
}

function judge(
  { start, end, text, sources }: Statement,
  evidence: readonly SourceEvidence[],
  weigh: Weigh,
): GroundedSentence {
  const cited = evidence.filter(({ number }) => sources.includes(number));
  const score = support(text, cited.length > 0 ? cited : evidence, weigh);
  const rounded = Math.round(score * 100) / 100;
  return { start, end, score: rounded, supported: rounded >= supportedFrom, sources };
}

/** How much of a statement's text stands in the sources, from 0 to 1. */
export function support(text: string, evidence: readonly SourceEvidence[], weigh: Weigh): number {
  const written = withDigits(text);
  const wanted = new Map([...contentStems(written)].map((stem) => [stem, weigh(stem)]));
  const windows = evidence.map(({ sentences }) => bestWindow(sentences, wanted).sentences).flat();
  const near = new Set(windows.flatMap(({ stems }) => [...stems]));
  let total = 0;
  let found = 0;
  let missing = 0;
  for (const [stem, weight] of wanted) {
    total += weight;
    if (near.has(stem)) found += weight;
    else if (/\p{N}/u.test(stem)) missing++;
    else if (evidence.some(({ all }) => all.has(stem))) found += elsewhere * weight;
  }
  const contradicts = differInNegation(written, windows.map(({ text }) => text).join('\n'));
  return total === 0
    ? 0
    : (found / total) * missingNumber ** missing * (contradicts ? contradiction : 1);
}

function differInNegation(statement: string, source: string): boolean {
  const [said, stands] = [negatedStems(statement), negatedStems(source)];
  const [saidStems, standsStems] = [contentStems(statement), contentStems(source)];
  return (
    [...said].some((stem) => standsStems.has(stem) && !stands.has(stem)) ||
    [...stands].some((stem) => saidStems.has(stem) && !said.has(stem))
  );
}

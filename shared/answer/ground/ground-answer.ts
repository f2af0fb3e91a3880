import type { GroundedSentence, Grounding } from '../../domain/grounding.ts';
import { contentStems } from '../cite/content-stems.ts';
import type { NumberedSource } from '../numbered-source.ts';
import { bestWindow } from './best-window.ts';
import { guessLanguage } from './guess-language.ts';
import { negatedStems } from './negated-stems.ts';
import { withDigits } from './number-words.ts';
import { evidenceOf, type EvidenceSentence, type SourceEvidence } from './source-evidence.ts';
import { statementsOf, type Statement } from './statements.ts';

/** From this score on a statement counts as supported; between 0.45 and 0.6 hardly any statement changes sides. */
const supportedFrom = 0.5;

/** What a word is worth that stands in the source, but not near the others. */
const elsewhere = 0.5;
/** Factor for each number of the statement that does not stand with its other words. */
const missingNumber = 0.4;
/** Factor when statement and source say the opposite of each other. */
const contradiction = 0.4;

/**
 * Compares each statement of an answer with the sources it cites, or with all when it cites none.
 * @returns undefined for an answer in another language than its sources, whose words cannot be compared.
 */
export function groundAnswer(
  answer: string,
  sources: readonly NumberedSource[],
): Grounding | undefined {
  const evidence = sources.map(evidenceOf);
  if (differInLanguage(answer, evidence)) return undefined;
  const weigh = rarity(evidence);
  const sentences = statementsOf(answer).map((statement) => judge(statement, evidence, weigh));
  const ungrounded = !sentences.some(({ supported }) => supported);
  return { sentences, ...(ungrounded && { ungrounded }) };
}

function differInLanguage(answer: string, evidence: readonly SourceEvidence[]): boolean {
  const written = guessLanguage(answer);
  if (written === undefined) return false;
  const texts = evidence.map(({ sentences }) => sentences.map(({ text }) => text).join(' '));
  const languages = texts.map(guessLanguage).filter((language) => language !== undefined);
  return languages.length > 0 && !languages.includes(written);
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
function support(text: string, evidence: readonly SourceEvidence[], weigh: Weigh): number {
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
  const contradicts = differInNegation(written, windows);
  return total === 0
    ? 0
    : (found / total) * missingNumber ** missing * (contradicts ? contradiction : 1);
}

/** Whether one denies what the other affirms. A word that the source both denies and affirms says nothing. */
function differInNegation(statement: string, source: readonly EvidenceSentence[]): boolean {
  const said = negatedStems(statement);
  const affirmedBySource = new Set<string>();
  const deniedBySource = new Set<string>();
  for (const { text, stems } of source) {
    const denied = negatedStems(text);
    for (const stem of stems) (denied.has(stem) ? deniedBySource : affirmedBySource).add(stem);
  }
  const affirmed = [...contentStems(statement)].filter((stem) => !said.has(stem));
  return (
    [...said].some((stem) => affirmedBySource.has(stem) && !deniedBySource.has(stem)) ||
    affirmed.some((stem) => deniedBySource.has(stem) && !affirmedBySource.has(stem))
  );
}

import { areOpposed } from '../../text/opposites.ts';
import { stem } from '../../text/stem.ts';
import { meansTheSame } from '../../text/synonyms.ts';
import { words } from '../../text/words.ts';
import { findPhrases } from './find-phrases.ts';
import type { Phrase } from './phrase.ts';
import { PEOPLE, PREPOSITION_CLASSES } from './word-lists.ts';

/** Below this a phrase of the earlier question is not what the follow-up sets another against. */
const ALIKE = 2;

/**
 * Puts the other case that a follow-up names in the place of the one in the earlier question:
 * "How many days of leave do full-time employees get?" and "part-time staff" → "… do part-time staff get?".
 * @returns `undefined` when the earlier question has no phrase like it
 */
export function replaceContrast(question: string, other: string): string | undefined {
  const others = findPhrases(other);
  const [head] = others;
  if (!head || head.start > 0) return undefined;
  const phrases = findPhrases(question);
  const best = phrases
    .map((phrase) => ({ phrase, likeness: likeness(phrase, head) }))
    .sort((a, b) => b.likeness - a.likeness || a.phrase.start - b.phrase.start)[0];
  if (!best || (best.likeness < ALIKE && !isOnlySubject(best.phrase, phrases, head)))
    return undefined;
  const keepsPreposition =
    head.preposition === undefined ||
    (best.phrase.preposition === undefined && isPeople(best.phrase));
  const from = keepsPreposition ? best.phrase.nounStart : best.phrase.start;
  const to = others.length > 1 ? endOfChain(best.phrase, phrases, question) : best.phrase.end;
  const inserted = keepsPreposition ? other.slice(head.nounStart) : other;
  return `${question.slice(0, from)}${inserted}${question.slice(to)}`;
}

/** "When does the office open?", "And the canteen?": one thing for the only other one, unless that has a name to keep. */
function isOnlySubject(phrase: Phrase, phrases: readonly Phrase[], head: Phrase): boolean {
  const isPlain = !phrase.isAsked && phrase.words.every((word) => /^\p{Ll}+$/u.test(word));
  return phrases.length === 1 && isPlain && head.preposition === undefined;
}

function likeness(phrase: Phrase, other: Phrase): number {
  const own = phrase.words.flatMap(words);
  const others = other.words.flatMap(words);
  let likeness = phrase.isAsked ? -1 : 0;
  if (own.some((word) => others.some((candidate) => isSame(word, candidate)))) likeness += 3;
  if (isSame(own.at(-1) ?? '', others.at(-1) ?? '')) likeness += 1;
  if (own.some((word) => others.some((candidate) => areOpposed(stem(word), stem(candidate))))) {
    likeness += 3;
  }
  if (isPeople(phrase) && isPeople(other)) likeness += 2.5;
  if (isName(phrase) && isName(other)) likeness += 2;
  return likeness + samePreposition(phrase, other);
}

function samePreposition({ preposition: a }: Phrase, { preposition: b }: Phrase): number {
  if (a === undefined || b === undefined) return 0;
  if (a === b) return 2.5;
  return PREPOSITION_CLASSES.some((group) => group.has(a) && group.has(b)) ? 2 : 0;
}

/** A follow-up of several phrases ("for the check on a Heron 8") takes the place of a whole chain of them. */
function endOfChain(phrase: Phrase, phrases: readonly Phrase[], question: string): number {
  let end = phrase.end;
  for (const next of phrases.slice(phrases.indexOf(phrase) + 1)) {
    if (/[^\p{L}\s]/u.test(question.slice(end, next.start))) break;
    end = next.end;
  }
  return end;
}

function isSame(a: string, b: string): boolean {
  return meansTheSame(stem(a), stem(b));
}

function isPeople({ words: own }: Phrase): boolean {
  return own.some((word) => PEOPLE.has(word.toLowerCase()));
}

function isName({ words: own, start }: Phrase): boolean {
  return own.some((word) => /^\p{Lu}/u.test(word)) && (start > 0 || own.length > 0);
}

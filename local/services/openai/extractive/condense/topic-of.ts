import { ADDITION } from '../question/addition.ts';
import { findPhrases } from './find-phrases.ts';
import type { Phrase } from './phrase.ts';
import { PEOPLE } from './word-lists.ts';

/**
 * What a question is about, as a phrase of it: the thing `it` or, with `plural`, the things or people `they` would mean.
 * Names and codes come first, then the first thing spoken of that is not merely counted. What a follow-up added comes before
 * the question it was added to.
 */
export function topicOf(question: string, plural = false): string | undefined {
  const [scene = '', addition] = question.split(ADDITION);
  if (addition === undefined) return topicOfPart(question, plural);
  return topicOfPart(addition, plural) ?? topicOfPart(scene, plural);
}

function topicOfPart(question: string, plural: boolean): string | undefined {
  const phrases = findPhrases(question);
  const candidates = phrases.filter(({ isAsked }) => !isAsked);
  const fitting = candidates.filter((phrase) => isPlural(phrase) === plural);
  const pool = fitting.length > 0 ? fitting : candidates.length > 0 ? candidates : phrases;
  const extent = (phrase: Phrase) => question.slice(phrase.nounStart, endOfTopic(phrase, phrases));
  const subjects = pool.filter(({ preposition }) => preposition === undefined);
  const topic =
    subjects.find((phrase) => hasName(question, phrase.nounStart, endOfTopic(phrase, phrases))) ??
    subjects[0] ??
    pool[0];
  return topic && extent(topic).trim();
}

/** "the list price of a Heron 8" is one thing. */
function endOfTopic(topic: Phrase, phrases: readonly Phrase[]): number {
  const next = phrases[phrases.indexOf(topic) + 1];
  return next?.preposition === 'of' && next.start - topic.end <= 1 ? next.end : topic.end;
}

/** The phrase of the question that names something, such as a product; `undefined` when none does. */
export function namedPhrase(question: string): string | undefined {
  const named = findPhrases(question).find(({ nounStart, end }) =>
    hasName(question, nounStart, end),
  );
  return named && question.slice(named.nounStart, named.end);
}

function isPlural({ words }: Phrase): boolean {
  const last = words.at(-1)?.toLowerCase() ?? '';
  return PEOPLE.has(last)
    ? last.endsWith('s') || /^(?:staff|people|children)$/.test(last)
    : /[^su]s$/.test(last);
}

/** Whether a stretch of a question holds a code or a word written with a capital that is not the question's first. */
function hasName(question: string, start: number, end: number): boolean {
  const text = question.slice(start, end);
  return /\d/.test(text) || /\p{Lu}/u.test(start === 0 ? text.slice(1) : text);
}

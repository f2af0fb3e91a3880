import { findPhrases } from './find-phrases.ts';
import type { Phrase } from './phrase.ts';
import { PEOPLE } from './word-lists.ts';

/**
 * What a question is about, as a phrase of it: the thing `it` or, with `plural`, the things or people `they` would mean.
 * Names and codes come first, then the first thing spoken of that is not merely counted.
 */
export function topicOf(question: string, plural = false): string | undefined {
  const phrases = findPhrases(question);
  const candidates = phrases.filter(({ isAsked }) => !isAsked);
  const fitting = candidates.filter((phrase) => isPlural(phrase) === plural);
  const pool = fitting.length > 0 ? fitting : candidates.length > 0 ? candidates : phrases;
  const topic = pool.find((phrase) => isCore(phrase) && hasName(phrase)) ?? pool[0];
  return topic && question.slice(topic.nounStart, endOfTopic(topic, phrases)).trim();
}

/** "the list price of a Heron 8" is one thing. */
function endOfTopic(topic: Phrase, phrases: readonly Phrase[]): number {
  const next = phrases[phrases.indexOf(topic) + 1];
  return next?.preposition === 'of' && next.start - topic.end <= 1 ? next.end : topic.end;
}

/** The phrase of the question that names something, such as a product; `undefined` when none does. */
export function namedPhrase(question: string): string | undefined {
  const named = findPhrases(question).find(hasName);
  return named && question.slice(named.nounStart, named.end);
}

/** "for employees below grade 6" only limits what the question is about. */
function isCore({ preposition }: Phrase): boolean {
  return preposition === undefined || preposition === 'of';
}

function isPlural({ words }: Phrase): boolean {
  const last = words.at(-1)?.toLowerCase() ?? '';
  return PEOPLE.has(last)
    ? last.endsWith('s') || /^(?:staff|people|children)$/.test(last)
    : /[^su]s$/.test(last);
}

function hasName({ words, start }: Phrase): boolean {
  return words.some((word, i) => /\d/.test(word) || (/^\p{Lu}/u.test(word) && start + i > 0));
}

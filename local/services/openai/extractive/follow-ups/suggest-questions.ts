import { answerQuestion } from '../answer/answer-question.ts';
import type { Passage } from '../passages/passage.ts';
import { stems } from '../../text/stems.ts';
import { STOP_WORDS } from '../../text/stop-words.ts';
import { questionAbout } from './question-about.ts';

const MAX_QUESTIONS = 3;
/** Each candidate is answered to see whether it can be: this many at most. */
const MAX_TRIED = 8;
/** A suggestion with this share of another question's content words asks the same. */
const SAME = 0.6;

/**
 * Suggests questions that lead on from an answer: made from headings and from questions the sources themselves ask, about
 * what the answer has not quoted. Only those that this model answers from the sources are kept.
 */
export function suggestQuestions(
  question: string,
  answer: string,
  passages: readonly Passage[],
): string[] {
  const suggestions: string[] = [];
  for (const candidate of candidatesFrom(passages, answer).slice(0, MAX_TRIED)) {
    if (suggestions.length === MAX_QUESTIONS) break;
    if ([question, ...suggestions].some((other) => asksTheSame(candidate, other))) continue;
    const { chosen } = answerQuestion(candidate, passages);
    const isNew = chosen.some(({ text }) => !answer.includes(text));
    if (isNew) suggestions.push(candidate);
  }
  return suggestions;
}

/** Questions from the sections of the sources, in reading order, each once; sections that the answer quotes come last. */
function candidatesFrom(passages: readonly Passage[], answer: string): string[] {
  const fresh = new Set<string>();
  const used = new Set<string>();
  for (const passage of passages) {
    const candidate = passage.heading && questionAbout(passage.heading, passage.source.title);
    if (!candidate) continue;
    (answer.includes(passage.text) ? used : fresh).add(candidate);
  }
  return [...fresh.difference(used), ...used];
}

function asksTheSame(a: string, b: string): boolean {
  const own = contentStems(a);
  const others = contentStems(b);
  return own.intersection(others).size >= SAME * Math.min(own.size, others.size);
}

function contentStems(text: string): Set<string> {
  return new Set(stems(text).filter((stem) => !STOP_WORDS.has(stem)));
}

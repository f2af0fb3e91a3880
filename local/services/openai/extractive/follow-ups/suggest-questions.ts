import { stems } from '../../text/stems.ts';
import { STOP_WORDS } from '../../text/stop-words.ts';
import { bestPassage } from '../answer/answer-question.ts';
import type { Passage } from '../passages/passage.ts';
import type { Source } from '../prompt/read-sources.ts';
import { questionAbout } from './question-about.ts';

const MAX_QUESTIONS = 3;
/** Each candidate is answered to see whether it can be: this many at most. */
const MAX_TRIED = 8;
/** A suggestion with this share of another question's content words asks the same. */
const SAME = 0.6;

interface Candidate {
  readonly question: string;
  readonly source: Source;
}

/**
 * Suggests questions that lead on from an answer: made from headings and from questions the sources themselves ask, first
 * those of the sources it cites, about what it has not quoted. Only those that their source answers, alone and among the
 * others, are kept.
 */
export function suggestQuestions(
  question: string,
  answer: string,
  passages: readonly Passage[],
): string[] {
  const bySource = Map.groupBy(passages, ({ source }) => source);
  const suggestions: string[] = [];
  for (const candidate of candidatesFrom(passages, answer).slice(0, MAX_TRIED)) {
    if (suggestions.length === MAX_QUESTIONS) break;
    if ([question, ...suggestions].some((other) => asksTheSame(candidate.question, other)))
      continue;
    const best = bestPassage(candidate.question, bySource.get(candidate.source) ?? []);
    const isAnswered = best !== undefined && !answer.includes(best.text);
    if (isAnswered && bestPassage(candidate.question, passages))
      suggestions.push(candidate.question);
  }
  return suggestions;
}

/** Questions from the sections of the sources, each once: cited sources first, then reading order; quoted sections are left out. */
function candidatesFrom(passages: readonly Passage[], answer: string): Candidate[] {
  const found = new Map<string, Candidate>();
  const quoted = new Set<string>();
  for (const { heading, source, text } of passages) {
    const question = questionAbout(heading, source.title, source.text);
    if (question === undefined) continue;
    if (answer.includes(text)) quoted.add(question);
    else if (!found.has(question)) found.set(question, { question, source });
  }
  const fresh = [...found.values()].filter(({ question }) => !quoted.has(question));
  const isCited = ({ source }: Candidate) => answer.includes(`[${source.id}]`);
  return [...fresh.filter(isCited), ...fresh.filter((candidate) => !isCited(candidate))];
}

function asksTheSame(a: string, b: string): boolean {
  const own = contentStems(a);
  const others = contentStems(b);
  return own.intersection(others).size >= SAME * Math.min(own.size, others.size);
}

function contentStems(text: string): Set<string> {
  return new Set(stems(text).filter((stem) => !STOP_WORDS.has(stem)));
}

import { isAnswered } from '../answer/is-answered.ts';
import { scorePassages, type ScoredPassage } from '../answer/score-passages.ts';
import { weighTerms } from '../answer/weigh-terms.ts';
import type { Passage } from '../passages/passage.ts';
import type { Source } from '../prompt/read-sources.ts';
import { analyseQuestion } from '../question/analyse-question.ts';

/** Share of the question's weighted words from which a source answers a part of it, or is about the same subject. */
const SOME = 0.6;
const SAME_SUBJECT = 0.15;

export interface RankedSource {
  readonly source: Source;
  /** 3 answers the question, 2 a part of it, 1 is about the same subject, 0 about something else. */
  readonly grade: number;
}

/** Orders sources by how well the best passage of each answers a question; ties, and sources that say nothing, as they were. */
export function rankSources(
  text: string,
  sources: readonly Source[],
  passages: readonly Passage[],
): RankedSource[] {
  const question = analyseQuestion(text);
  const terms = weighTerms(question, passages);
  const best = new Map<Source, ScoredPassage>();
  for (const scored of scorePassages(question, terms, passages)) {
    if (!best.has(scored.passage.source)) best.set(scored.passage.source, scored);
  }
  return sources
    .map((source) => {
      const scored = best.get(source);
      const grade = scored === undefined ? 0 : gradeOf(scored, isAnswered(question, terms, scored));
      return { source, grade, score: scored?.score ?? 0 };
    })
    .sort((a, b) => b.score - a.score)
    .map(({ source, grade }) => ({ source, grade }));
}

function gradeOf({ coverage }: ScoredPassage, answers: boolean): number {
  if (answers) return 3;
  if (coverage >= SOME) return 2;
  return coverage >= SAME_SUBJECT ? 1 : 0;
}

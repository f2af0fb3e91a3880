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
  const scored = Map.groupBy(
    scorePassages(question, terms, passages),
    ({ passage }) => passage.source,
  );
  return sources
    .map((source) => {
      const own = scored.get(source) ?? [];
      const grade = gradeOf(own[0], isAnswered(question, terms, own));
      return { source, grade, score: own[0]?.score ?? 0 };
    })
    .sort((a, b) => b.score - a.score)
    .map(({ source, grade }) => ({ source, grade }));
}

function gradeOf(best: ScoredPassage | undefined, answers: boolean): number {
  if (answers) return 3;
  const coverage = best?.signs.coverage ?? 0;
  if (coverage >= SOME) return 2;
  return coverage >= SAME_SUBJECT ? 1 : 0;
}

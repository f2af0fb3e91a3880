import type { Judgement } from '../dataset/dataset.ts';
import type { Grades } from './grades.ts';
import { hitAt } from './hit.ts';
import { ndcgAt } from './ndcg.ts';
import { pageHitAt, pageRecallAt, pageReciprocalRankAt } from './page-metrics.ts';
import type { JudgedPage, Passage } from './passage.ts';
import { precisionAt } from './precision.ts';
import { recallAt } from './recall.ts';
import { reciprocalRankAt } from './reciprocal-rank.ts';

/** Figures of one question by the metric's name; a metric that does not apply to the question is absent. */
export type Metrics = Readonly<Record<string, number>>;

/**
 * Measures a ranking of passages, best first. Documents rank by the first of their passages; pages are measured on the
 * passages themselves, where the judgements name pages. The order is given, so there are no ties to break.
 * @returns nothing for a question without a relevant document
 */
export function rankingMetrics(
  passages: readonly Passage[],
  judgements: readonly Judgement[],
): Metrics {
  const grades = gradesOf(judgements);
  if (grades.size === 0) return {};
  const ranked = documentRanking(passages);
  const pages = pagesOf(judgements);
  return {
    'nDCG@10': ndcgAt(10, ranked, grades),
    'MRR@10': reciprocalRankAt(10, ranked, grades),
    'P@5': precisionAt(5, ranked, grades),
    'hit@1': hitAt(1, ranked, grades),
    'hit@3': hitAt(3, ranked, grades),
    'hit@10': hitAt(10, ranked, grades),
    'recall@10': recallAt(10, ranked, grades),
    'recall@50': recallAt(50, ranked, grades),
    ...(pages.length > 0 && {
      'page MRR@10': pageReciprocalRankAt(10, passages, pages),
      'page hit@1': pageHitAt(1, passages, pages),
      'page hit@3': pageHitAt(3, passages, pages),
      'page hit@10': pageHitAt(10, passages, pages),
      'page recall@10': pageRecallAt(10, passages, pages),
      'page recall@50': pageRecallAt(50, passages, pages),
    }),
  };
}

/** Measures passages whose order says nothing, such as the sources of a prompt: what of the truth is among them. */
export function selectionMetrics(
  passages: readonly Passage[],
  judgements: readonly Judgement[],
): Metrics {
  const grades = gradesOf(judgements);
  if (grades.size === 0) return {};
  const all = passages.length;
  const documents = documentRanking(passages);
  const pages = pagesOf(judgements);
  return {
    hit: hitAt(all, documents, grades),
    recall: recallAt(all, documents, grades),
    ...(pages.length > 0 && {
      'page hit': pageHitAt(all, passages, pages),
      'page recall': pageRecallAt(all, passages, pages),
    }),
    passages: all,
  };
}

/** Documents by the first of their passages. */
export function documentRanking(passages: readonly Passage[]): string[] {
  return [...new Set(passages.map(({ document }) => document))];
}

function gradesOf(judgements: readonly Judgement[]): Grades {
  const grades = new Map<string, number>();
  for (const { document, grade } of judgements) {
    grades.set(document, Math.max(grade, grades.get(document) ?? 0));
  }
  return [...grades.values()].some((grade) => grade > 0) ? grades : new Map();
}

export function pagesOf(judgements: readonly Judgement[]): JudgedPage[] {
  return judgements.flatMap(({ document, page, grade }) =>
    page === undefined || grade <= 0 ? [] : [{ document, page }],
  );
}

import { analyzerNamed } from '../engine/analysis/analyzers.ts';
import { termsByPosition } from '../engine/analysis/analyzer.ts';
import { notSupported } from '../search-service-error.ts';
import { markTerms, type HighlightTags } from './highlight.ts';
import type { Reranked } from './semantic-ranker.ts';

const DEFAULT_ANSWERS = 1;
const DEFAULT_THRESHOLD = 0.7;
const MAX_RERANKER_SCORE = 4;

export interface Caption {
  readonly text: string;
  readonly highlights: string;
}

export interface Answer extends Caption {
  readonly key: string;
  /** 0 to 1. */
  readonly score: number;
}

/**
 * The caption of a result, when the request asks for one.
 * @param option as on the wire: `extractive` or `extractive|highlight-false`; `none` or nothing asks for none.
 */
export function captionOf(
  { caption }: Reranked,
  option: string | null | undefined,
  queryText: string,
  tags: HighlightTags,
): Caption[] | undefined {
  if (!isExtractive(option, 'captions')) return undefined;
  const highlights = option?.includes('highlight-false') ? '' : mark(caption, queryText, tags);
  return [{ text: caption, highlights }];
}

/**
 * The captions good enough to stand as answers, when the request asks for them.
 * @param option as on the wire: `extractive|count-3,threshold-0.7`.
 */
export function answersFrom(
  reranked: readonly Reranked[],
  option: string | null | undefined,
  queryText: string,
  tags: HighlightTags,
  keyAt: (slot: number) => string,
): Answer[] | undefined {
  if (!isExtractive(option, 'answers')) return undefined;
  const count = Number(/count-(\d+)/.exec(option ?? '')?.[1] ?? DEFAULT_ANSWERS);
  const threshold = Number(/threshold-([\d.]+)/.exec(option ?? '')?.[1] ?? DEFAULT_THRESHOLD);
  return reranked
    .map(({ slot, caption, rerankerScore }) => ({
      key: keyAt(slot),
      text: caption,
      highlights: mark(caption, queryText, tags),
      score: rerankerScore / MAX_RERANKER_SCORE,
    }))
    .filter(({ score }) => score >= threshold)
    .slice(0, count);
}

function isExtractive(option: string | null | undefined, parameter: string): boolean {
  if (!option || option === 'none') return false;
  if (option.startsWith('extractive')) return true;
  throw notSupported(`The value '${option}' of the parameter '${parameter}'`);
}

function mark(text: string, queryText: string, tags: HighlightTags): string {
  const english = analyzerNamed('en.lucene');
  const terms = new Set(termsByPosition(english, queryText).flat());
  return markTerms(text, english, (term) => terms.has(term), tags).marked;
}

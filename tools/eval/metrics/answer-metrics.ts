import type { EvalQuestion } from '../dataset/dataset.ts';
import { holdsPage, type Passage } from './passage.ts';
import { pagesOf, type Metrics } from './retrieval-metrics.ts';
import { truthMetrics } from './truth-metrics.ts';

export interface GivenAnswer {
  /** Without citation markers. */
  readonly text: string;
  readonly refused: boolean;
  /** What it cites, each citation once. */
  readonly citations: readonly Passage[];
}

/**
 * Measures one answer. Every figure is the question's share of a mean: `refusal precision` is there for refusals alone,
 * `refusal recall` for unanswerable questions, `false refusals` and `right` for answerable ones.
 */
export function answerMetrics(question: EvalQuestion, answer: GivenAnswer): Metrics {
  const { refused } = answer;
  if (question.unanswerable) {
    return { 'refusal recall': refused ? 1 : 0, ...(refused && { 'refusal precision': 1 }) };
  }
  if (refused) {
    return {
      right: 0,
      'right document': 0,
      'citation recall': 0,
      'false refusals': 1,
      'refusal precision': 0,
    };
  }
  return {
    'false refusals': 0,
    ...citationMetrics(question, answer.citations),
    ...(question.truth !== undefined && truthMetrics(answer.text, question.truth)),
  };
}

/**
 * `citation precision`: the share of the citations that are of a true page (of a true document, where no page is judged).
 * `citation recall`: the share of the true pages or documents that are cited. `right`: at least one is.
 */
function citationMetrics({ judgements }: EvalQuestion, citations: readonly Passage[]): Metrics {
  const relevant = judgements.filter(({ grade }) => grade > 0);
  const documents = new Set(relevant.map(({ document }) => document));
  const pages = pagesOf(relevant);
  const isOf = (document: string) => (cited: Passage) => cited.document === document;
  const targets =
    pages.length > 0
      ? pages.map((page) => (cited: Passage) => holdsPage(cited, page))
      : [...documents].map(isOf);
  const right = citations.filter((cited) => targets.some((hits) => hits(cited)));
  const found = targets.filter((hits) => citations.some(hits));
  return {
    right: right.length > 0 ? 1 : 0,
    'right document': citations.some(({ document }) => documents.has(document)) ? 1 : 0,
    ...(citations.length > 0 && { 'citation precision': right.length / citations.length }),
    'citation recall': targets.length === 0 ? 0 : found.length / targets.length,
  };
}

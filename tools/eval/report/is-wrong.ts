import type { QuestionResult } from '../run/question-result.ts';

/**
 * Whether a question went wrong in the end: by its answer where there is one, else by the best ten passages of the last
 * ranking, else by the content words that its rewrite lacks.
 */
export function isWrong({ parts }: QuestionResult): boolean {
  const { answer, condensed } = parts;
  if (answer) return (answer.metrics.right ?? answer.metrics['refusal recall']) === 0;
  if (condensed) return condensed.metrics['all recovered'] === 0;
  const ranking = (parts.rerank ?? parts.search)?.metrics;
  return (ranking?.['page hit@10'] ?? ranking?.['hit@10']) === 0;
}

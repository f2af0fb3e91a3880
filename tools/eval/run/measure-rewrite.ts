import type { RewriteTurn } from '../dataset/dataset.ts';
import { rewriteMetrics } from '../metrics/rewrite-metrics.ts';
import type { Subject } from '../subject/subject.ts';
import type { QuestionResult } from './question-result.ts';

/** Condenses the last turn of a conversation, and compares with leaving it as it is. */
export async function measureRewrite(
  { id, earlier, question, rewrite }: RewriteTurn,
  { condense }: Subject,
): Promise<QuestionResult> {
  if (!condense) throw new Error('There is no model to condense questions.');
  const began = performance.now();
  const condensed = await condense(question, earlier);
  const milliseconds = performance.now() - began;
  const before = earlier.at(-1);
  return {
    id,
    question,
    kind: 'rewrite',
    ...(before !== undefined && { followsUp: before }),
    truth: rewrite,
    expected: [],
    parts: {
      'last turn': { metrics: rewriteMetrics(question, rewrite), text: question },
      condensed: { metrics: rewriteMetrics(condensed, rewrite), milliseconds, text: condensed },
    },
    degraded: [],
  };
}

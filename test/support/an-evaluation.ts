import type { StoredEvaluation } from '../../shared/domain/evaluation.ts';

/** A stored run with what a test does not care about filled in. */
export function anEvaluation(more: Partial<StoredEvaluation> = {}): StoredEvaluation {
  return {
    id: '01a1fa9e-0000-7000-8000-000000000001',
    createdAt: '2026-03-01T10:05:00.000Z',
    startedAt: '2026-03-01T10:00:00.000Z',
    label: 'nightly',
    datasets: [
      {
        name: 'samples',
        questions: 40,
        settings: { RERANKER: 'lexical' },
        parts: [
          {
            part: 'rerank',
            metrics: { 'nDCG@10': { mean: 0.9, low: 0.8, high: 1, count: 30 } },
            milliseconds: { median: 4, p95: 9 },
          },
        ],
      },
    ],
    ...more,
  };
}

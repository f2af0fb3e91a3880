import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  rankingMetrics,
  selectionMetrics,
} from '../../../../tools/eval/metrics/retrieval-metrics.ts';

const passage = (document: string, pageFrom: number, pageTo = pageFrom) => ({
  document,
  pageFrom,
  pageTo,
});

const found = [
  passage('other.pdf', 3),
  passage('manual.pdf', 1),
  passage('other.pdf', 9),
  passage('manual.pdf', 2, 4),
];

describe('rankingMetrics', () => {
  it('ranks documents by the first of their passages, and pages by passages', () => {
    const metrics = rankingMetrics(found, [{ document: 'manual.pdf', page: 3, grade: 1 }]);
    assert.equal(metrics['MRR@10'], 1 / 2);
    assert.equal(metrics['hit@1'], 0);
    assert.equal(metrics['hit@3'], 1);
    assert.equal(metrics['page hit@3'], 0);
    assert.equal(metrics['page hit@10'], 1);
    assert.equal(metrics['page MRR@10'], 1 / 4);
  });

  it('counts each true page once, and a page number of another file not at all', () => {
    const judgements = [
      { document: 'manual.pdf', page: 3, grade: 1 },
      { document: 'manual.pdf', page: 4, grade: 1 },
      { document: 'manual.pdf', page: 9, grade: 1 },
    ];
    const metrics = rankingMetrics(found, judgements);
    assert.equal(metrics['page recall@10'], 2 / 3);
    assert.equal(metrics['recall@10'], 1);
    assert.equal(metrics['nDCG@10'], 1 / Math.log2(3));
  });

  it('measures no pages where none are judged, and nothing where nothing is relevant', () => {
    const metrics = rankingMetrics(found, [{ document: 'other.pdf', grade: 2 }]);
    assert.equal(metrics['nDCG@10'], 1);
    assert.ok(!('page hit@3' in metrics));
    assert.deepEqual(rankingMetrics(found, []), {});
    assert.deepEqual(rankingMetrics(found, [{ document: 'other.pdf', grade: 0 }]), {});
  });
});

it('selectionMetrics takes all passages together', () => {
  assert.deepEqual(selectionMetrics(found, [{ document: 'manual.pdf', page: 4, grade: 1 }]), {
    hit: 1,
    recall: 1,
    'page hit': 1,
    'page recall': 1,
    passages: 4,
  });
  assert.deepEqual(selectionMetrics([], [{ document: 'manual.pdf', grade: 1 }]), {
    hit: 0,
    recall: 0,
    passages: 0,
  });
});

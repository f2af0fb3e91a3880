import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isSettled, statusWords } from '../../web/src/documents/document-status.ts';

const none = { done: 0, total: 0 };

describe('statusWords', () => {
  it('tells how many pages a ready document has', () => {
    assert.equal(statusWords({ status: 'indexed', pages: 9, progress: none }), 'Ready, 9 pages');
    assert.equal(statusWords({ status: 'indexed', pages: 1, progress: none }), 'Ready, 1 page');
  });

  it('tells how far a stage has come once that is known', () => {
    const progress = { done: 40, total: 96 };
    assert.equal(
      statusWords({ status: 'embedding', pages: 31, progress }),
      'Learning its meaning, 40 of 96',
    );
    assert.equal(statusWords({ status: 'queued', pages: 0, progress: none }), 'Waiting');
  });

  it('does not count the work of a failed document', () => {
    const progress = { done: 1, total: 3 };
    assert.equal(statusWords({ status: 'failed', pages: 3, progress }), 'Failed');
  });
});

describe('isSettled', () => {
  it('holds for ready and failed documents only', () => {
    assert.deepEqual(
      (['queued', 'indexing', 'deleting', 'indexed', 'failed'] as const).filter((status) =>
        isSettled({ status }),
      ),
      ['indexed', 'failed'],
    );
  });
});

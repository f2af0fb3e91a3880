import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { canTryAgain, isSettled, statusWords } from '../../web/src/documents/document-status.ts';

const none = { done: 0, total: 0 };
const of = (path: string) => ({ status: 'indexed', path, pages: 1, progress: none }) as const;

describe('statusWords', () => {
  it('tells how many pages a ready document has', () => {
    assert.equal(statusWords({ ...of('a.pdf'), pages: 9 }), 'Ready, 9 pages');
    assert.equal(statusWords({ ...of('a.pdf'), pages: 1 }), 'Ready, 1 page');
    assert.equal(statusWords({ ...of('a.md'), pages: 1 }), 'Ready');
    assert.equal(statusWords({ ...of('a.PPTX'), pages: 2 }), 'Ready, 2 slides');
    assert.equal(statusWords({ ...of('a.ods'), pages: 1 }), 'Ready, 1 sheet');
  });

  it('tells how far a stage has come once that is known', () => {
    const progress = { done: 40, total: 96 };
    assert.equal(
      statusWords({ ...of('a.pdf'), status: 'embedding', progress }),
      'Learning its meaning, 40 of 96',
    );
    assert.equal(statusWords({ ...of('a.pdf'), status: 'queued', pages: 0 }), 'Waiting');
  });

  it('does not count the work of a failed document', () => {
    const progress = { done: 1, total: 3 };
    assert.equal(statusWords({ ...of('a.pdf'), status: 'failed', progress }), 'Failed');
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

describe('canTryAgain', () => {
  const failed = (code: string) => canTryAgain({ status: 'failed', error: { code, message: '' } });

  it('holds when a service was away, not when the file is at fault', () => {
    assert.deepEqual(['model_unavailable', 'internal'].map(failed), [true, true]);
    assert.deepEqual(['damaged_document', 'too_large'].map(failed), [false, false]);
    assert.equal(canTryAgain({ status: 'indexed' }), false);
  });
});

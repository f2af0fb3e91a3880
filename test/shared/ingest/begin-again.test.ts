import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beginAgain } from '../../../shared/ingest/begin-again.ts';

const request = { blobName: 'acme/a.txt', etag: 'e' };

test('a run whose work was lost begins again, with a count', () => {
  assert.deepEqual(beginAgain(request), { ...request, restarts: 1 });
  assert.deepEqual(beginAgain({ ...request, restarts: 4 }), { ...request, restarts: 5 });
});

test('when the work is lost again and again, the run fails for a reason that passes', () => {
  const failed = beginAgain({ ...request, restarts: 5 });
  assert.ok('outcome' in failed);
  assert.equal(failed.permanent, false);
  assert.equal(failed.error.code, 'storage_unavailable');
  assert.match(failed.error.message, /lost .* 6 times\. Store the file again/u);
});

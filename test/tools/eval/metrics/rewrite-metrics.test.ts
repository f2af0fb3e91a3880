import assert from 'node:assert/strict';
import { it } from 'node:test';
import { rewriteMetrics } from '../../../../tools/eval/metrics/rewrite-metrics.ts';

it('rewriteMetrics compares content words by their stems', () => {
  const human = 'Is there a limit on the file size for attachments in Cloudant?';
  const lastTurn = rewriteMetrics('Is there a limit on the file size?', human);
  assert.equal(lastTurn.recovered, 3 / 5);
  assert.equal(lastTurn['kept clean'], 1);
  assert.equal(lastTurn['all recovered'], 0);
  const full = rewriteMetrics('What limits the sizes of a file attachment in Cloudant now?', human);
  assert.equal(full.recovered, 1);
  assert.equal(full['all recovered'], 1);
});

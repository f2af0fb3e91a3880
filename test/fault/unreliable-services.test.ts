import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FaultRule } from '../../local/services/faults.ts';
import { startTemporaryStack, type TemporaryStack } from '../../tools/support/temporary-stack.ts';
import { countIndex } from '../support/count-index.ts';
import { isLongRun } from '../support/is-long-run.ts';
import { setFaults } from '../support/set-faults.ts';

const documents = isLongRun ? 60 : 20;
const signal = AbortSignal.timeout(600_000);

describe('services that fail now and then, for a whole run', () => {
  let stack: TemporaryStack;
  before(async () => {
    stack = await startTemporaryStack({
      settings: { EMBEDDING_BATCH: '4', CHUNK_TOKENS: '64', CHUNK_OVERLAP_TOKENS: '0' },
    });
  });
  after(() => stack.close());

  const faults: Readonly<
    Record<string, readonly ['MODEL_ENDPOINT' | 'SEARCH_ENDPOINT', FaultRule[]]>
  > = {
    'an embedder that throttles 30 % of the calls and fails 5 %': [
      'MODEL_ENDPOINT',
      [
        { match: '/embeddings', status: 429, retryAfter: 1, rate: 0.3 },
        // Of the 70 % that are left.
        { match: '/embeddings', status: 500, rate: 0.05 / 0.7 },
      ],
    ],
    'an embedder that asks for more patience than a call has': [
      'MODEL_ENDPOINT',
      [{ match: '/embeddings', status: 429, retryAfter: 6, count: 20 }],
    ],
    'an index that refuses 10 % of the items': [
      'SEARCH_ENDPOINT',
      [{ match: 'search.index', itemStatus: 503, rate: 0.1 }],
    ],
  };

  for (const [name, [setting, rules]] of Object.entries(faults)) {
    it(`${name}: no document fails, no passage is missing`, async () => {
      const endpoint = stack.services.settings[setting];
      await setFaults(endpoint, rules);
      const folder = name.replace(/\W+/g, '-');
      const paths = Array.from({ length: documents }, (_, at) => `${folder}/${at}.md`);
      for (const path of paths) {
        const text = `# Room ${path}\n\n${`The room ${path} has many chairs. `.repeat(40)}`;
        const options = { contentType: 'text/markdown' };
        await stack.services.originals.write(`local/${path}`, text, options, signal);
      }
      const settled = await stack.api.settledPaths(paths, 240_000);
      await setFaults(endpoint, []);
      for (const { id, path, status, chunks, error } of settled) {
        assert.equal(status, 'indexed', `${path}: ${error?.message}`);
        assert.ok(chunks > 4);
        assert.equal(await stack.services.searchIndex.countChunks('local', id, {}, signal), chunks);
      }
      const all = await stack.api.documents();
      const expected = all.reduce((sum, { chunks }) => sum + chunks, 0);
      assert.equal(await countIndex(stack.services.settings), expected);
    });
  }
});

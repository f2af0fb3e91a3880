import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { FaultRule } from '../../local/services/faults.ts';
import { startTemporaryStack, type TemporaryStack } from '../../tools/support/temporary-stack.ts';
import { countIndex } from '../support/count-index.ts';
import { isLongRun } from '../support/is-long-run.ts';
import { setFaults } from '../support/set-faults.ts';

/** How long a service is away; what is under test is what happens in the meantime and after. */
const outageMs = isLongRun ? 20_000 : 5000;
const signal = AbortSignal.timeout(600_000);
const away: readonly FaultRule[] = [{ cutAfterBytes: 0 }];

describe(`A service that is away for ${outageMs / 1000} seconds while documents arrive`, () => {
  let stack: TemporaryStack;
  before(async () => {
    stack = await startTemporaryStack();
  });
  after(() => stack.close());

  for (const [service, setting] of [
    ['the index', 'SEARCH_ENDPOINT'],
    ['the database', 'COSMOS_ENDPOINT'],
    ['the model', 'MODEL_ENDPOINT'],
  ] as const) {
    it(`${service}: every document is indexed once it is back`, async () => {
      const endpoint = stack.services.settings[setting];
      const paths = Array.from({ length: 5 }, (_, index) => `${setting.toLowerCase()}/${index}.md`);
      for (const [index, path] of paths.entries()) {
        if (index === 2) await setFaults(endpoint, away);
        await stack.services.originals.write(
          `local/${path}`,
          `# Room ${path}\n\nRoom ${path} has ${index + 7} chairs.`,
          { contentType: 'text/markdown' },
          signal,
        );
      }
      await delay(outageMs);
      await setFaults(endpoint, []);
      const documents = await stack.api.settledPaths(paths, 120_000);
      assert.deepEqual(
        documents.map(({ status, error }) => error?.message ?? status),
        Array(paths.length).fill('indexed'),
      );
      const all = await stack.api.documents();
      const expected = all.reduce((sum, { chunks }) => sum + chunks, 0);
      assert.equal(await countIndex(stack.services.settings), expected);
    });
  }
});

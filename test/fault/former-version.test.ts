import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { startTemporaryStack, type TemporaryStack } from '../../tools/support/temporary-stack.ts';
import { countIndex } from '../support/count-index.ts';
import { until } from '../support/document-container.ts';
import { appWithLevers, pullLever } from '../support/pull-lever.ts';
import { setFaults } from '../support/set-faults.ts';

const inFlight = 20;
const signal = AbortSignal.timeout(300_000);

describe('a deploy while runs of the former orchestration are under way', () => {
  const stateDirectory = mkdtempSync(join(tmpdir(), 'grounded-deploy-'));
  const complaints: string[] = [];
  const settings = { EMBEDDING_BATCH: '2', CHUNK_TOKENS: '64', CHUNK_OVERLAP_TOKENS: '0' };
  let stack: TemporaryStack | undefined;
  after(async () => {
    await stack?.close();
    rmSync(stateDirectory, { recursive: true, force: true });
  });

  async function start(entry?: string): Promise<TemporaryStack> {
    return startTemporaryStack({
      stateDirectory,
      settings,
      ...(entry !== undefined && { entry }),
      log({ level, ...entry }) {
        if (entry.kind === 'message' && /determinis/iu.test(entry.message)) {
          complaints.push(`${level}: ${entry.message}`);
        }
      },
    });
  }

  it('finishes them, and begins new ones with the new version', async () => {
    const before = await start(appWithLevers);
    const slow = [{ match: '/embeddings', latencyMs: 400 }];
    await setFaults(before.services.settings.MODEL_ENDPOINT, slow);
    const paths = Array.from({ length: inFlight }, (_, at) => `rooms/${at}.md`);
    for (const path of paths) {
      // Begun as the former version would have: its events are told apart from this one's by nothing.
      const text = `# ${path}\n\n${`The room ${path} has many chairs. `.repeat(60)}`;
      const options = { contentType: 'text/markdown' };
      await before.services.originals.write(`local/${path}`, text, options, signal);
      await pullLever(before.url, 'former-runs', `local/${path}`);
    }
    await until('some are indexed and some are not', async () => {
      const documents = await before.api.documents();
      const indexed = documents.filter(({ status }) => status === 'indexed').length;
      return indexed > 0 && indexed < inFlight;
    });
    await before.close();

    stack = await start();
    const options = { contentType: 'text/markdown' };
    const text = '# New\n\nThe new room has one chair.';
    await stack.services.originals.write('local/rooms/new.md', text, options, signal);
    const settled = await stack.api.settledPaths([...paths, 'rooms/new.md'], 120_000);
    for (const { path, status, error } of settled) {
      assert.equal(status, 'indexed', `${path}: ${error?.message}`);
    }
    const expected = settled.reduce((sum, { chunks }) => sum + chunks, 0);
    assert.equal(await countIndex(stack.services.settings), expected);
    assert.deepEqual(complaints, []);
  });
});

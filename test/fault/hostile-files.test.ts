import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { failureSentences } from '../../shared/ingest/failure.ts';
import { processStatus } from '../../tools/support/process-tree.ts';
import { startTemporaryStack, type TemporaryStack } from '../../tools/support/temporary-stack.ts';
import { travelPolicy } from '../support/e2e-documents.ts';
import { hostileFiles } from '../support/hostile-files.ts';

/** Most that the host may have grown by, in MB, at its highest. */
const mostGrowth = 300;

describe('Files made to bring the service down', () => {
  let stack: TemporaryStack;
  before(async () => {
    stack = await startTemporaryStack();
  });
  after(() => stack.close());

  it('end with a reason or within limits, while questions are answered and others indexed', async () => {
    const files = Object.entries(hostileFiles());
    const { id } = await stack.api.uploadContent(travelPolicy, 'travel.md');
    await stack.api.settled([id]);
    const grown = growthOf(stack.host.pid);

    const signal = AbortSignal.timeout(300_000);
    for (const [name, content] of files) {
      const options = { contentType: 'application/octet-stream' };
      await stack.services.originals.write(`local/${name}`, Buffer.from(content), options, signal);
    }
    const asking = new AbortController();
    const answers = askUntil(asking.signal);
    const settled = await stack.api.settledPaths(
      files.map(([name]) => name),
      240_000,
    );
    asking.abort();

    for (const { path, status, error } of settled) {
      if (status === 'indexed') continue;
      assert.ok(error && error.code in failureSentences, `${path}: ${error?.message ?? status}`);
    }
    const codes = new Map(settled.map(({ path, error }) => [path, error?.code]));
    assert.equal(codes.get('laughs.docx'), 'unsafe_document');
    assert.equal(codes.get('unfolds.docx'), 'archive_bomb');
    assert.ok((await answers) > 0);
    assert.ok(grown() <= mostGrowth, `the host grew by ${grown()} MB`);
    const later = await stack.api.uploadContent('# Gate\n\nThe gate code is 4417.', 'gate.md');
    assert.equal((await stack.api.settled([later.id]))[0]?.status, 'indexed');
  });

  /** @returns how many questions were answered */
  async function askUntil(ended: AbortSignal): Promise<number> {
    for (let answered = 0; ; answered += 1) {
      if (ended.aborted) return answered;
      const { answer } = await stack.api.ask('How much may a hotel in London cost?');
      assert.match(answer, /180 pounds/u);
    }
  }
});

/** By how many MB a process has grown at its highest since now; 0 where that cannot be read (not Linux). */
function growthOf(pid: number): () => number {
  const before = processStatus(pid, 'VmRSS');
  return () => Math.max(0, Math.round((processStatus(pid, 'VmHWM') - before) / 1024));
}

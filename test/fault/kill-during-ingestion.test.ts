import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { Services } from '../../shared/services.ts';
import type { DocumentResponse } from '../../tools/support/api-client.ts';
import { processTree } from '../../tools/support/process-tree.ts';
import { makePdf } from '../support/e2e-documents.ts';
import { startKillableStack } from '../support/killable-stack.ts';
import { countIndex } from '../support/count-index.ts';
import { isLongRun } from '../support/is-long-run.ts';
import { Random } from '../support/random.ts';
import { setFaults } from '../support/set-faults.ts';

const kills = isLongRun ? 50 : 10;
/** A drop of documents, and how many kills fall into the work on it, and on what is left of earlier ones. */
const drop = { documents: 20, kills: 5 };
const signal = AbortSignal.timeout(1_800_000);

const cannotKill = processTree(1) === undefined && 'needs /proc to find the processes to kill';

describe('SIGKILL of the whole stack during ingestion', { skip: cannotKill }, () => {
  const stateDirectory = mkdtempSync(join(tmpdir(), 'grounded-kill-'));
  after(() => rmSync(stateDirectory, { recursive: true, force: true }));

  it(`leaves every document indexed once, at ${kills} random points`, async () => {
    const random = new Random(20_261_120);
    const paths: string[] = [];
    for (let round = 0; round < kills; round += 1) {
      const stack = await startKillableStack(stateDirectory);
      // Slow enough that the kill falls into the work and not behind it.
      await setFaults(stack.services.settings.MODEL_ENDPOINT, [
        { match: '/embeddings', latencyMs: 150 },
      ]);
      if (round % drop.kills === 0) {
        const names = await dropDocuments(stack.services, round);
        paths.push(...names.map((name) => name.slice('local/'.length)));
        await untilStored(names);
      }
      // The kill point itself: how far the work has come by then differs from run to run.
      await delay(random.below(1500));
      await stack.kill();
    }
    const stack = await startKillableStack(stateDirectory);
    const documents = await stack.api.settledPaths(paths, 300_000);
    await assertIndexedOnce(stack.services, documents);
    assert.equal((await stack.api.documents()).length, paths.length);
    const expected = documents.reduce((sum, { chunks }) => sum + chunks, 0);
    assert.equal(
      await countIndex(stack.services.settings),
      expected,
      'no chunk without a document',
    );
    await stack.stop();
  });

  async function dropDocuments(services: Services, round: number): Promise<string[]> {
    const names: string[] = [];
    for (let index = 0; index < drop.documents; index += 1) {
      const pages = Array.from({ length: 3 }, (_, page) => ({
        heading: `Room ${round}-${index}-${page}`,
        text: `Room ${round}-${index}-${page} has ${page + 3} chairs. `.repeat(60),
      }));
      const name = `local/rooms/${round}-${index}.pdf`;
      await services.originals.write(
        name,
        await makePdf(pages),
        { contentType: 'application/pdf' },
        signal,
      );
      names.push(name);
    }
    return names;
  }

  /** Azurite writes its list of blobs every few seconds; what is not in it when it is killed was never stored. */
  async function untilStored(names: readonly string[]): Promise<void> {
    const list = join(stateDirectory, 'blob', 'azurite', '__azurite_db_blob__.json');
    for (;;) {
      const stored = readFileSync(list, 'utf8');
      if (names.every((name) => stored.includes(`"${name}"`))) return;
      signal.throwIfAborted();
      await delay(20);
    }
  }

  async function assertIndexedOnce(
    services: Services,
    documents: readonly DocumentResponse[],
  ): Promise<void> {
    for (const { id, path, status, chunks, version, error } of documents) {
      assert.equal(status, 'indexed', `${path}: ${error?.message ?? status}`);
      assert.ok(chunks > 0, path);
      assert.equal(await services.searchIndex.countChunks('local', id, {}, signal), chunks, path);
      const current = await services.searchIndex.countChunks('local', id, { version }, signal);
      assert.equal(current, chunks, `${path} has chunks of its current version only`);
    }
  }
});

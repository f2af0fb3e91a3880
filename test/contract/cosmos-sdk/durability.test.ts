import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { CosmosClient } from '@azure/cosmos';
import { createFlatContainer, startAccount } from './local-account.ts';

const WRITER = `
  const { startCosmos } = await import(process.argv[1]);
  const service = await startCosmos({ port: 0, directory: process.argv[2] });
  console.log(service.endpoint + ' ' + service.key);`;

describe('what was stored is there again', () => {
  let directory: string;

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'cosmos-'));
  });

  after(() => rm(directory, { recursive: true }));

  it('after a stop', async () => {
    const first = await startAccount({ directory });
    const container = await createFlatContainer(first.client);
    const { etag } = await container.items.create({ id: 'kept', tenantId: 't1', email: 'kept' });
    await first.close();

    const second = await startAccount({ directory });
    const again = await createFlatContainer(second.client);
    assert.equal((await again.item('kept', 't1').read()).etag, etag);
    const changed = await again.items.upsert({ id: 'kept', tenantId: 't1', email: 'kept' });
    assert.notEqual(changed.etag, etag);
    await second.close();
  });

  it('after SIGKILL in the middle of writing: every write that was answered, and no half batch', async () => {
    const module = new URL('../../../local/services/cosmos/start-cosmos.ts', import.meta.url).href;
    const child = spawn(
      process.execPath,
      ['--input-type=module', '--eval', WRITER, module, directory],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    );
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const [endpoint = '', key = ''] = line.toString().trim().split(' ');
    const connectionPolicy = { enableEndpointDiscovery: false };
    const client = new CosmosClient({ endpoint, key, connectionPolicy });
    const container = await createFlatContainer(client, 'killed');
    const pair = (n: number) =>
      ['a', 'b'].map((half) => ({
        operationType: 'Create' as const,
        resourceBody: { id: `${n}${half}`, tenantId: 't1', email: `${n}${half}` },
      }));
    let answered = 0;
    const writing = (async () => {
      for (;;) {
        await container.items.batch(pair(answered), 't1');
        answered += 1;
        if (answered === 40) child.kill('SIGKILL');
      }
    })();
    await Promise.all([assert.rejects(writing), once(child, 'exit')]);
    client.dispose();

    const restarted = await startAccount({ directory });
    const survivor = await createFlatContainer(restarted.client, 'killed');
    const { resources } = await survivor.items
      .query<number>('SELECT VALUE COUNT(1) FROM c', { partitionKey: 't1' })
      .fetchAll();
    await restarted.close();
    const [stored = 0] = resources;
    assert.ok(stored >= answered * 2, `${stored} items stored, ${answered} pairs answered`);
    assert.equal(stored % 2, 0);
  });

  it('unless the file is damaged, which is said plainly', async () => {
    const damaged = await mkdtemp(join(tmpdir(), 'cosmos-'));
    await writeFile(join(damaged, 'cosmos.db'), 'this is no database'.repeat(100));
    await assert.rejects(
      startAccount({ directory: damaged }),
      /cosmos\.db cannot be used.*Delete it/,
    );
    await rm(damaged, { recursive: true });
  });
});

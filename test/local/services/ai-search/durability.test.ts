import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { AzureKeyCredential, SearchClient, SearchIndexClient } from '@azure/search-documents';
import { startAiSearch } from '../../../../local/services/ai-search/start-ai-search.ts';
import { SearchFixture, testIndex, type TestDocument } from './support/search-fixture.ts';

const PROGRAM = join(import.meta.dirname, 'support/serve-until-killed.ts');

describe('what the AI Search service has acknowledged', () => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'ai-search-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  it('survives SIGKILL', async () => {
    const child = spawn(process.execPath, [PROGRAM, directory], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_NO_WARNINGS: '1' },
    });
    const acknowledged: string[] = [];
    try {
      const [endpoint] = (await once(createInterface(child.stdout), 'line')) as [string];
      const credential = new AzureKeyCredential('local-ai-search-key');
      const options = { allowInsecureConnection: true, retryOptions: { maxRetries: 0 } };
      await new SearchIndexClient(endpoint, credential, options).createIndex(testIndex);
      const client = new SearchClient<TestDocument>(endpoint, 'chunks', credential, options);
      const upload = async (batch: number): Promise<void> => {
        const documents = Array.from({ length: 20 }, (_, n) => ({ id: `b${batch}-${n}`, page: n }));
        const { results } = await client.uploadDocuments(documents);
        acknowledged.push(...results.map(({ key }) => key));
        if (batch === 5) child.kill('SIGKILL');
        await upload(batch + 1);
      };
      await assert.rejects(upload(0));
    } finally {
      child.kill('SIGKILL');
    }
    assert.ok(acknowledged.length >= 120);

    const fixture = await SearchFixture.start({ directory });
    try {
      const found = new Set((await fixture.search('*', { top: 1000 })).ids);
      assert.deepEqual(
        acknowledged.filter((id) => !found.has(id)),
        [],
      );
    } finally {
      await fixture.close();
    }
  });

  it('is not lost to an unreadable file without a word', async () => {
    await writeFile(join(directory, 'ai-search.db'), 'this is not a database, however long it is');
    await assert.rejects(
      startAiSearch({ directory, port: 0 }),
      /ai-search\.db cannot be used: .*Delete it/,
    );
  });
});

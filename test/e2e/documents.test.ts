import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { startTemporaryStack, type TemporaryStack } from '../../tools/support/temporary-stack.ts';
import { DocumentContainer, until } from '../support/document-container.ts';
import { leavePolicy, makePdf } from '../support/e2e-documents.ts';
import { setFaults } from '../support/set-faults.ts';

/** Many passages about one thing, so that its ingestion takes several batches. */
const longText = (thing: string) =>
  Array.from(
    { length: 24 },
    (_, room) =>
      `## Room ${room}\n\n${`The ${thing} of room ${room} has ${room + 3} handles. `.repeat(8)}`,
  ).join('\n\n');

describe('documents in the container: dropped, replaced, removed', () => {
  const stateDirectory = mkdtempSync(join(tmpdir(), 'grounded-documents-'));
  let stack: TemporaryStack;
  let container: DocumentContainer;
  let messages: { readonly level: string; readonly text: string }[] = [];
  let invoked: string[] = [];
  /** Paths of the documents that were deleted: nothing may come back. */
  const deleted: string[] = [];

  before(() => start());
  afterEach(() => setFaults(stack.services.settings.MODEL_ENDPOINT, []));
  after(async () => {
    await stack.close();
    rmSync(stateDirectory, { recursive: true, force: true });
  });

  it('the same file dropped twice is one document, with one version’s passages', async () => {
    const first = await container.drop('local/twice.md', longText('lamp'));
    const second = await container.drop('local/twice.md', longText('lamp'));
    assert.notEqual(second.version, first.version);
    assert.equal(second.createdAt, first.createdAt);
    assert.equal(second.chunks, first.chunks);
    await container.assertOnlyVersion(second);
    const listed = (await stack.api.documents()).filter(({ path }) => path === 'twice.md');
    assert.equal(listed.length, 1);
  });

  it('replaced twice while it is being ingested, the newest content wins', async () => {
    await slowDown();
    await container.put('local/replaced.md', longText('anvil'));
    await container.untilStatus('replaced.md', 'embedding');
    const second = await container.put('local/replaced.md', longText('bellows'));
    await until('the second version is known', async () => {
      return (await container.record('replaced.md'))?.version === second;
    });
    const last = await container.drop('local/replaced.md', longText('crucible'));
    await container.assertOnlyVersion(last);
    assert.match((await search('handles of the crucible'))[0]?.content ?? '', /crucible/);
    for (const old of ['anvil', 'bellows']) await assertNotFound(old);
  });

  it('a blob in no folder belongs to the default tenant', async () => {
    const record = await container.drop('loose.md', '# Loose\n\nThe gong is struck at noon.');
    assert.equal(record.tenantId, stack.services.settings.DEFAULT_TENANT);
    assert.equal(record.blobName, 'loose.md');
    const { answer, citations } = await stack.api.ask('When is the gong struck?');
    assert.match(answer, /at noon/);
    assert.equal(citations[0]?.path, 'loose.md');
  });

  it('takes title, tags and category from the blob’s metadata, for the search filter too', async () => {
    const record = await container.drop('local/meta.md', 'The zeppelin leaves on Mondays.', {
      title: encodeURIComponent('Fahrpläne, alle'),
      tags: 'air,time%20table',
      category: 'travel',
    });
    assert.equal(record.title, 'Fahrpläne, alle');
    const found = await search('zeppelin', { tags: ['time table'], category: 'travel' });
    assert.equal(found[0]?.title, 'Fahrpläne, alle');
    assert.equal(found[0].path, 'meta.md');
    for (const filters of [{ tags: ['sea'] }, { category: 'pay' }]) {
      assert.deepEqual(await search('zeppelin', filters), []);
    }
  });

  it('keeps a document for groups away from a caller who is in none of them', async () => {
    const text = 'The submarine costs nine million crowns.';
    const record = await container.drop('local/board.md', text, { groups: 'board,auditors' });
    assert.deepEqual(record.metadata.groups, ['board', 'auditors']);
    assert.ok((await container.chunks(record.id)) > 0);
    assert.ok((await search('submarine costs')).every(({ path }) => path !== 'board.md'));
    const answer = await stack.api.ask('How much does the submarine cost?');
    assert.doesNotMatch(JSON.stringify(answer), /nine million/);
  });

  it('removed from the container, the document goes with all that was made from it', async () => {
    const names = ['local/gone.md', 'local/Übung #1/100%25 + 5%.md', 'gone-loose.md'];
    await Promise.all(names.map((name) => container.drop(name, longText('ladder'))));
    await Promise.all(names.map((name) => container.remove(name)));
    for (const name of names) await untilGone(name.replace(/^local\//, ''));
    await assertNotFound('ladder');
  });

  it('removed while it is being ingested, nothing of it stays', async () => {
    await slowDown();
    await container.put('local/short-lived.md', longText('kite'));
    await container.untilStatus('short-lived.md', 'embedding');
    await container.remove('local/short-lived.md');
    await untilGone('short-lived.md');
  });

  it('removed and stored again at once, the new content is indexed', async () => {
    await container.drop('local/back.md', longText('hammock'));
    await container.remove('local/back.md');
    await container.assertOnlyVersion(await container.drop('local/back.md', longText('pulley')));
  });

  it('stored again while it is being deleted, the new content is indexed', async () => {
    const before = await container.drop('local/again.md', longText('trowel'));
    await container.remove('local/again.md');
    await until('its deletion has begun', async () => {
      const record = await container.record('again.md');
      return record?.status === 'deleting' || record === undefined;
    });
    const after = await container.drop('local/again.md', longText('sextant'));
    assert.notEqual(after.createdAt, before.createdAt);
    await container.assertOnlyVersion(after);
    await assertNotFound('trowel');
  });

  it('deleted through the API while it is being ingested, nothing of it stays', async () => {
    await slowDown();
    await container.put('local/refused.md', longText('whistle'));
    await container.untilStatus('refused.md', 'embedding');
    const id = (await container.record('refused.md'))?.id;
    await stack.api.fetch(`/api/documents/${id}`, { method: 'DELETE' });
    await untilGone('refused.md');
    assert.equal(await container.has('local/refused.md'), false);
  });

  it('a document that failed is indexed once a good file replaces it', async () => {
    await container.put('local/broken.pdf', 'no PDF at all');
    await container.untilStatus('broken.pdf', 'failed');
    const failed = await container.record('broken.pdf');
    assert.ok(failed?.error);
    const mended = await container.drop('local/broken.pdf', await makePdf(leavePolicy));
    assert.equal(mended.error, undefined);
    assert.equal(mended.createdAt, failed.createdAt);
    await container.assertOnlyVersion(mended);
  });

  it('every event repeated after a restart changes nothing', async () => {
    const before = await container.records();
    assert.ok(before.length >= 8);
    await stack.close();
    // Without its receipts the host takes every blob for new.
    for (const end of ['', '-wal', '-shm']) {
      rmSync(join(stateDirectory, 'host', `host.db${end}`), { force: true });
    }
    await start();
    await until('every event has come again', async () =>
      before.every(({ blobName }) =>
        messages.some(({ text }) => text === `Ingestion of “${blobName}”: already-known.`),
      ),
    );
    assert.deepEqual(await container.records(), before);
    assert.ok(!invoked.includes('register-document'));
  });

  it('nothing of what was deleted has come back', async () => {
    assert.ok(deleted.length >= 5);
    for (const path of deleted) assert.ok(await container.isGone(path), path);
  });

  async function start(): Promise<void> {
    messages = [];
    invoked = [];
    stack = await startTemporaryStack({
      stateDirectory,
      settings: { CHUNK_TOKENS: '100', CHUNK_OVERLAP_TOKENS: '10', EMBEDDING_BATCH: '3' },
      log(entry) {
        if (entry.kind === 'message') messages.push({ level: entry.level, text: entry.message });
        else invoked.push(entry.function);
      },
    });
    container = new DocumentContainer(stack.services);
  }

  /** Makes embedding last, so that what a test does next falls into it. */
  async function slowDown(): Promise<void> {
    const rules = [{ match: '/embeddings', latencyMs: 400 }];
    await setFaults(stack.services.settings.MODEL_ENDPOINT, rules);
  }

  async function untilGone(path: string): Promise<void> {
    await container.untilGone(path);
    deleted.push(path);
  }

  async function search(query: string, filters: Readonly<Record<string, unknown>> = {}) {
    const response = await stack.api.fetch('/api/search', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, top: 50, filters }),
    });
    const { items } = (await response.json()) as {
      items: { path: string; title: string; content: string }[];
    };
    return items;
  }

  /** No passage with the word is found by it; others may be, by their likeness. */
  async function assertNotFound(word: string): Promise<void> {
    const found = await search(`handles of the ${word}`);
    assert.ok(found.length > 0);
    for (const { content, path } of found) assert.ok(!content.includes(word), path);
  }
});

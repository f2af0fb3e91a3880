import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { startTemporaryStack, type TemporaryStack } from '../../tools/support/temporary-stack.ts';
import { countIndex } from '../support/count-index.ts';
import { DocumentContainer, until } from '../support/document-container.ts';
import { isLongRun } from '../support/is-long-run.ts';
import { Random } from '../support/random.ts';
import { setFaults } from '../support/set-faults.ts';

const documents = 5;
const actionsEach = isLongRun ? 20 : 7;
const seed = 20_261_124;

/** What an editor did to a document; each text has a marker that no other one has. */
type Action =
  | { readonly kind: 'store'; readonly marker: string }
  | { readonly kind: 'tag' | 'reindex' | 'remove' | 'delete' };

describe('documents that are changed while they are being ingested', () => {
  let stack: TemporaryStack;
  let container: DocumentContainer;
  const random = new Random(seed);
  /** What was done, by path, in order. */
  const history = new Map<string, Action[]>();
  before(async () => {
    stack = await startTemporaryStack({
      settings: { EMBEDDING_BATCH: '3', CHUNK_TOKENS: '64', CHUNK_OVERLAP_TOKENS: '0' },
    });
    container = new DocumentContainer(stack.services);
    const rules = [{ match: '/embeddings', latencyMs: 120 }];
    await setFaults(stack.services.settings.MODEL_ENDPOINT, rules);
  });
  after(() => stack.close());

  it('end as the last action says, without a passage too many; answers never mix versions', async () => {
    const paths = Array.from({ length: documents }, (_, at) => `rooms/room${at}.md`);
    const watching = new AbortController();
    const watched = Promise.allSettled([watchAnswers(watching.signal)]);
    await Promise.all(paths.map((path, at) => edit(path, new Random(seed + at))));
    await until('all has come to rest', async () => (await restless(paths)).length === 0);
    watching.abort();
    const [looks] = await watched;
    if (looks.status === 'rejected') throw looks.reason;
    assert.ok(looks.value > 10, `${looks.value} looks`);
    for (const path of paths) await assertLastAction(path);
    const records = await container.records();
    const expected = records.reduce((sum, { chunks }) => sum + chunks, 0);
    const why = `seed ${seed}: ${JSON.stringify([...history])}`;
    assert.equal(await countIndex(stack.services.settings), expected, why);
  });

  async function edit(path: string, own: Random): Promise<void> {
    const done: Action[] = [];
    history.set(path, done);
    for (let step = 0; step < actionsEach; step += 1) {
      const kinds = ['store', 'store', 'tag', 'reindex', 'remove', 'delete'] as const;
      const kind = step === 0 ? 'store' : own.pick(kinds);
      const action: Action =
        kind === 'store'
          ? { kind, marker: `marker${path.replace(/\D/gu, '')}x${step}x` }
          : { kind };
      // What comes to nothing (a command for a document that is gone) is no action.
      if (await carryOut(path, action)) done.push(action);
      await delay(own.below(900));
    }
  }

  async function carryOut(path: string, action: Action): Promise<boolean> {
    const name = `local/${path}`;
    const id = (await container.record(path))?.id;
    switch (action.kind) {
      case 'store':
        await container.put(name, textWith(action.marker));
        return true;
      case 'remove':
        await container.remove(name);
        return true;
      case 'delete':
        // What was stored since the record was written is another version, and stays.
        if (id === undefined || !(await isSettledOn(path))) return false;
        return (await api(`/${id}`, { method: 'DELETE' })) === 202;
      case 'tag':
        return id !== undefined && (await patchTags(id)) === 202;
      case 'reindex':
        return id !== undefined && (await api(`/${id}/reindex`, { method: 'POST' })) === 202;
    }
  }

  async function isSettledOn(path: string): Promise<boolean> {
    const record = await container.record(path);
    const blob = await stack.services.originals.properties(`local/${path}`, signal);
    return record !== undefined && record.etag === blob?.etag;
  }

  const signal = AbortSignal.timeout(600_000);

  async function api(path: string, init: RequestInit): Promise<number> {
    const response = await fetch(`${stack.url}/api/documents${path}`, init);
    await response.arrayBuffer();
    return response.status;
  }

  function patchTags(id: string): Promise<number> {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ tags: [`tag${random.below(1000)}`] });
    return api(`/${id}`, { method: 'PATCH', headers, body });
  }

  /** Paths of documents that something is still to come of. */
  async function restless(paths: readonly string[]): Promise<string[]> {
    const open: string[] = [];
    for (const path of paths) {
      const record = await container.record(path);
      const blob = await stack.services.originals.properties(`local/${path}`, signal);
      const isAtRest = record ? record.status === 'indexed' && record.etag === blob?.etag : !blob;
      if (!isAtRest || (!record && !(await container.isGone(path)))) open.push(path);
    }
    return open;
  }

  async function assertLastAction(path: string): Promise<void> {
    const done = history.get(path) ?? [];
    const why = `seed ${seed}, ${path}: ${JSON.stringify(done)}`;
    const last = done.findLast(({ kind }) => ['store', 'remove', 'delete'].includes(kind));
    const record = await container.record(path);
    if (last?.kind !== 'store') {
      assert.equal(record, undefined, why);
      assert.ok(await container.isGone(path), why);
      return;
    }
    assert.equal(record?.status, 'indexed', why);
    await container.assertOnlyVersion(record);
    const found = await search(`${last.marker} chairs`);
    const own = found.filter((item) => item.path === path);
    assert.ok(own.length > 0 && own.every(({ content }) => content.includes(last.marker)), why);
  }

  /** Asks all the while; passages of one document must be of one text. @returns how often it was asked */
  async function watchAnswers(stopped: AbortSignal): Promise<number> {
    let looks = 0;
    while (!stopped.aborted) {
      const markers = new Map<string, Set<string>>();
      for (const { path, content } of await search('chairs of the room')) {
        const [marker = ''] = /marker\d+x\d+x/u.exec(content) ?? [];
        markers.set(path, (markers.get(path) ?? new Set()).add(marker));
      }
      for (const [path, found] of markers) {
        const why = `seed ${seed}: ${path} answers from ${[...found].join(' and ')}`;
        assert.equal(found.size, 1, why);
      }
      looks += 1;
      await delay(50);
    }
    return looks;
  }

  async function search(query: string): Promise<readonly { path: string; content: string }[]> {
    const response = await stack.api.fetch('/api/search', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, top: 50 }),
    });
    const { items } = (await response.json()) as { items: { path: string; content: string }[] };
    return items;
  }
});

/** A text of which every passage names the marker. */
function textWith(marker: string): string {
  return Array.from(
    { length: 10 },
    (_, at) =>
      `## Room ${at} ${marker}\n\n${`The ${marker} room ${at} has many chairs. `.repeat(4)}`,
  ).join('\n\n');
}

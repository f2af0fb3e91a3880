import assert from 'node:assert/strict';
import { ReadableStream } from 'node:stream/web';
import { beforeEach, describe, it } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { DocumentFeeds } from '../../../../shared/ingest/watch/document-feeds.ts';
import { withoutBody } from '../../../../shared/http/reply.ts';
import { getDocumentEvents } from '../../../../shared/http/routes/get-document-events.ts';
import { aCall } from '../../../support/a-call.ts';
import { aDocument } from '../../../support/a-document.ts';
import { MemoryDocumentStore } from '../../../support/memory-document-store.ts';

let documents: MemoryDocumentStore;
let documentFeeds: DocumentFeeds;
let endPause: () => void;
/** Pauses that were given up because nobody watched any more. */
let givenUp: number;

const clock = { now: () => new Date('2026-03-01T08:00:00Z') };
const tenantId = 'acme';
const put = (status: 'parsing' | 'failed' | 'deleting') =>
  documents.update(tenantId, 'd1', () =>
    aDocument({ tenantId, status, updatedAt: clock.now().toISOString() }),
  );
const open = async (headers = {}) => {
  const call = aCall({ documents, documentFeeds }, { headers });
  const reply = await getDocumentEvents(call);
  assert.ok(reply.body instanceof ReadableStream);
  const reader = (reply.body as ReadableStream<Uint8Array>).getReader();
  const read = async () => {
    const { done, value } = await reader.read();
    return done ? undefined : new TextDecoder().decode(value);
  };
  return { reply, connection: call.connection, read };
};
const afterPause = async () => {
  endPause();
  await turn();
};

beforeEach(() => {
  documents = new MemoryDocumentStore(clock);
  givenUp = 0;
  documentFeeds = new DocumentFeeds(
    documents,
    clock,
    (_ms, signal) =>
      new Promise<void>((resolve, reject) => {
        endPause = resolve;
        signal.addEventListener('abort', () => {
          givenUp += 1;
          reject(new Error('aborted'));
        });
      }),
  );
});

describe('GET /api/documents/events', () => {
  it('answers with named events that carry the document and their time', async () => {
    await put('parsing');
    const { reply, read } = await open();
    assert.equal(reply.status, 200);
    assert.equal(reply.headers['content-type'], 'text/event-stream; charset=utf-8');
    const [document = '', ready, rest] = (await read())?.split('\n\n') ?? [];
    const [name, id, data = ''] = document.split('\n');
    assert.deepEqual([name, id], ['event: document', 'id: 2026-03-01T08:00:00.000Z']);
    const view = JSON.parse(data.slice('data: '.length)) as Record<string, unknown>;
    assert.equal(view.status, 'parsing');
    assert.equal(view.tenantId, undefined);
    assert.equal(
      ready,
      'event: ready\nid: 2026-03-01T08:00:00.000Z\ndata: {"at":"2026-03-01T08:00:00.000Z"}',
    );
    assert.equal(rest, '');
  });

  it('goes on with what changes', async () => {
    const { read } = await open();
    assert.match((await read()) ?? '', /^event: ready\n/);
    await put('deleting');
    await afterPause();
    assert.match((await read()) ?? '', /^event: document\n.*\n.*"status":"deleting"/);
    await documents.remove(tenantId, 'd1');
    await afterPause();
    assert.match((await read()) ?? '', /^event: removed\nid: .*\ndata: \{"id":"d1"\}\n\n$/);
  });

  it('tells a client that comes back what it has missed', async () => {
    await put('failed');
    const { read } = await open({ 'last-event-id': '2026-03-01T07:59:00.000Z' });
    assert.match((await read()) ?? '', /"status":"failed".*\n\nevent: ready\n/);
  });

  it('ends when the client leaves, and nothing looks for changes any more', async () => {
    const { connection, read } = await open();
    await read();
    const waiting = read();
    connection.leave();
    assert.equal(await waiting, undefined);
    assert.equal(givenUp, 1);
  });

  it('leaves nothing open after HEAD', async () => {
    const call = aCall({ documents, documentFeeds });
    const reply = await withoutBody(await getDocumentEvents(call));
    assert.equal(reply.status, 200);
    assert.equal(givenUp, 1);
  });
});

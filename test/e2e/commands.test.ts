import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ServiceBusClient } from '@azure/service-bus';
import type { DocumentEvent } from '../../shared/domain/document-event.ts';
import { startTemporaryStack, type TemporaryStack } from '../../tools/support/temporary-stack.ts';
import { until } from '../support/document-container.ts';

interface DocumentView {
  readonly id: string;
  readonly path: string;
  readonly title: string;
  readonly status: string;
  readonly version: string;
  readonly tags: readonly string[];
  readonly category?: string;
}

interface DeadLetterView {
  readonly id: string;
  readonly code: string;
  readonly reason: string;
}

describe('commands over HTTP and Service Bus', () => {
  let stack: TemporaryStack;
  let bus: ServiceBusClient;

  before(async () => {
    stack = await startTemporaryStack();
    bus = new ServiceBusClient(stack.services.settings.ServiceBus ?? '');
  });
  after(async () => {
    await bus.close();
    await stack.close();
  });

  const call = (
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ) =>
    fetch(`${stack.url}/api${path}`, {
      method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });

  async function json<T>(answer: Response, status: number): Promise<T> {
    const text = await answer.text();
    assert.equal(answer.status, status, text);
    return JSON.parse(text) as T;
  }

  const upload = (path: string, text: string, headers: Readonly<Record<string, string>> = {}) => {
    const form = new FormData();
    form.set('file', new File([text], 'file.md'));
    form.set('path', path);
    return fetch(`${stack.url}/api/documents`, { method: 'POST', body: form, headers });
  };

  const document = async (id: string) =>
    json<DocumentView>(await call('GET', `/documents/${id}`), 200);

  async function indexed(id: string, isIt: (view: DocumentView) => boolean = () => true) {
    await until(`${id} is indexed`, async () => {
      const view = await document(id);
      return view.status === 'indexed' && isIt(view);
    });
    return document(id);
  }

  async function uploaded(path: string, text: string): Promise<DocumentView> {
    const { id } = await json<DocumentView>(await upload(path, text), 202);
    return indexed(id);
  }

  const search = async (query: string, filters: Record<string, unknown>) =>
    json<{ items: { title: string }[] }>(await call('POST', '/search', { query, filters }), 200);

  it('an upload answers 202 with the address of its status', async () => {
    const answer = await upload('a/upload.md', 'The heron stands in the reeds.');
    const { id } = await json<DocumentView>(answer.clone(), 202);
    const location = answer.headers.get('location');
    assert.equal(location, `/api/documents/${id}`);
    assert.equal((await fetch(stack.url + location)).status, 200);
    await indexed(id);
  });

  it('a change of properties reaches the passages', async () => {
    const { id, version } = await uploaded('a/patch.md', 'The osprey dives for fish.');
    const changes = { title: 'Birds of prey', tags: ['birds'], category: 'nature' };
    await json(await call('PATCH', `/documents/${id}`, changes), 202);
    const after = await indexed(id, (view) => view.version !== version);
    assert.deepEqual(
      [after.title, after.tags, after.category],
      ['Birds of prey', ['birds'], 'nature'],
    );
    const found = await search('osprey fish', { tags: ['birds'], category: 'nature' });
    assert.equal(found.items[0]?.title, 'Birds of prey');
  });

  it('a document is ingested once more, alone or with all that a filter chooses', async () => {
    const { id, version } = await uploaded('b/reindex.md', 'The kestrel hovers over the meadow.');
    await json(await call('POST', `/documents/${id}/reindex`), 202);
    const second = await indexed(id, (view) => view.version !== version);
    await json(await call('POST', '/documents/reindex', { pathPrefix: 'b/' }), 202);
    await indexed(id, (view) => view.version !== second.version);
  });

  it('a deletion shows at once, and all that a filter chooses goes', async () => {
    const first = await uploaded('c/one.md', 'The bittern booms at dusk.');
    const second = await uploaded('c/two.md', 'The bittern hides by day.');
    const marked = await json<DocumentView>(await call('DELETE', `/documents/${first.id}`), 202);
    assert.equal(marked.status, 'deleting');
    await json(await call('POST', '/documents/delete', { pathPrefix: 'c/' }), 202);
    for (const { id } of [first, second]) {
      await until(
        `${id} is gone`,
        async () => (await call('GET', `/documents/${id}`)).status === 404,
      );
    }
    const { items } = await search('bittern', {});
    assert.ok(!items.some(({ title }) => /one|two/u.test(title)));
  });

  it('a file that is sent past the service becomes a document', async () => {
    const offer = await json<{
      url: string;
      headers: Record<string, string>;
      statusUrl: string;
      documentId: string;
    }>(
      await call('POST', '/documents/upload-url', { path: 'd/direct.md', title: 'Direct é' }),
      200,
    );
    const { url, headers } = offer;
    const stored = await fetch(url, {
      method: 'PUT',
      headers,
      body: 'The avocet has a curved bill.',
    });
    assert.equal(stored.status, 201);
    await until(
      'it is known',
      async () => (await fetch(stack.url + offer.statusUrl)).status === 200,
    );
    assert.equal((await indexed(offer.documentId)).title, 'Direct é');
  });

  it('the same key uploads once; another file under it is refused', async () => {
    const key = { 'idempotency-key': '"upload-1"' };
    const first = await upload('e/once.md', 'The curlew calls.', key);
    const again = await upload('e/once.md', 'The curlew calls.', key);
    assert.equal(again.headers.get('idempotency-replayed'), 'true');
    assert.equal(again.headers.get('location'), first.headers.get('location'));
    assert.equal(await again.text(), await first.text());
    const other = await json<{ code: string }>(await upload('e/once.md', 'Other.', key), 422);
    assert.equal(other.code, 'idempotency_key_reused');
  });

  it('the same key asks once, as JSON and as a stream', async () => {
    await uploaded('f/ask.md', 'The lapwing lays four eggs in a nest on the ground.');
    for (const accept of ['application/json', 'text/event-stream']) {
      const headers = { accept, 'idempotency-key': `"ask ${accept}"` };
      const ask = () =>
        call('POST', '/chat', { message: 'How many eggs does the lapwing lay?' }, headers);
      const first = await (await ask()).text();
      const again = await ask();
      assert.equal(again.headers.get('idempotency-replayed'), 'true');
      assert.equal(await again.text(), first);
      assert.match(first, /four eggs/u);
    }
    const { items } = await json<{ items: unknown[] }>(await call('GET', '/sessions'), 200);
    assert.equal(items.length, 2);
  });

  it('what is no command is given up with a reason, and can be replayed', async () => {
    const sender = bus.createSender('ingestion-commands');
    await sender.sendMessages({ body: { type: 'explode' }, contentType: 'application/json' });
    await sender.close();
    const letters = async () =>
      (await json<{ items: DeadLetterView[] }>(await call('GET', '/ops/dead-letters'), 200)).items;
    await until('it is a dead letter', async () => (await letters()).length === 1);
    const [letter] = await letters();
    assert.equal(letter?.code, 'malformed_command');
    assert.match(letter.reason, /The message is no command\. type/u);
    const replayed = await call('POST', `/ops/dead-letters/${letter.id}/replay`);
    assert.deepEqual(await json(replayed, 202), { replayed: 1 });
    await until('it comes back', async () => (await letters()).some(({ id }) => id !== letter.id));
    assert.deepEqual(await json(await call('POST', '/ops/dead-letters/replay'), 202), {
      replayed: 1,
    });
  });

  it('others are told what became of documents', async () => {
    const { id, version } = await uploaded('g/event.md', 'The dunlin runs along the shore.');
    await json(await call('DELETE', `/documents/${id}`), 202);
    const reader = bus.createReceiver('document-events', 'operations', {
      receiveMode: 'receiveAndDelete',
    });
    const events: DocumentEvent[] = [];
    await until('it was told', async () => {
      const received = await reader.receiveMessages(100, { maxWaitTimeInMs: 500 });
      events.push(...received.map(({ body }) => body as DocumentEvent));
      return events.some((event) => event.documentId === id && event.type === 'document.deleted');
    });
    await reader.close();
    const about = events.filter((event) => event.documentId === id);
    assert.deepEqual(
      about.map((event) => [event.type, event.version, event.path]),
      ['document.indexed', 'document.deleted'].map((type) => [type, version, 'g/event.md']),
    );
  });
});

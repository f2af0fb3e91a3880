import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError } from '../../../../shared/errors.ts';
import {
  deleteDocument,
  patchDocument,
  postDeleteByFilter,
  postReindex,
  postReindexByFilter,
} from '../../../../shared/http/routes/document-command-routes.ts';
import type { Reply } from '../../../../shared/http/reply.ts';
import { aCall } from '../../../support/a-call.ts';
import { commandPorts, indexed, type TestPorts } from '../../ingest/commands/support.ts';

function call(ports: TestPorts, id: string, body?: unknown) {
  return aCall(ports, {
    method: 'POST',
    params: { id },
    headers: { 'content-type': 'application/json' },
    ...(body !== undefined && { body: { string: JSON.stringify(body) } }),
  });
}

const order = (requestedAt: string) => ({
  tenantId: 'acme',
  requestId: 'request-1',
  requestedBy: 'kim',
  requestedAt,
});

function only(ports: TestPorts): Record<string, unknown> {
  const [command, ...more] = ports.commands.receive();
  assert.deepEqual(more, []);
  return command as Record<string, unknown>;
}

const bodyOf = ({ body }: Reply) => JSON.parse(body as string) as Record<string, unknown>;

test('a reindex is put on the queue in the name of who asked, and answered with the document', async () => {
  const ports = commandPorts();
  const { documentId } = await indexed(ports, 'a.txt');
  const reply = await postReindex(call(ports, documentId));
  assert.equal(reply.status, 202);
  assert.equal(reply.headers.location, `/api/documents/${documentId}`);
  assert.equal(bodyOf(reply).id, documentId);
  const { requestedAt, ...command } = only(ports);
  assert.deepEqual(
    { ...command, requestedAt },
    { type: 'reindex', documentId, ...order(String(requestedAt)) },
  );
});

test('a change of properties travels as it was given', async () => {
  const ports = commandPorts();
  const { documentId, blobName, etag } = await indexed(ports, 'a.txt', { title: 'Old' });
  const changes = { title: 'New', category: null, tags: ['a', 'b'] };
  const reply = await patchDocument(call(ports, documentId, changes));
  assert.equal(reply.status, 202);
  assert.deepEqual(only(ports).changes, changes);
  assert.equal((await ports.originals.properties(blobName))?.etag, etag);
});

test('a change that is none, faulty or too large is refused with its field', async () => {
  const ports = commandPorts();
  const { documentId } = await indexed(ports, 'a.txt', { audience: 'x'.repeat(200) });
  const long = Array.from({ length: 30 }, (_, at) => `${'ж'.repeat(100)}${at}`);
  const cases: [unknown, string][] = [
    [{}, 'body'],
    [{ title: '' }, 'title'],
    [{ tags: 'a,b' }, 'tags'],
    [{ tags: [''] }, 'tags.0'],
    [{ sourceUrl: 'javascript:alert(1)' }, 'sourceUrl'],
    [{ status: 'indexed' }, 'status'],
    [{ tags: long }, 'tags'],
  ];
  for (const [body, field] of cases) {
    await assert.rejects(patchDocument(call(ports, documentId, body)), (error) => {
      assert.ok(error instanceof AppError && error.code === 'invalid_request');
      assert.equal(error.fields?.[0]?.field, field);
      return true;
    });
  }
  assert.deepEqual(ports.commands.receive(), []);
});

test('a deletion shows at once and means the version there is', async () => {
  const ports = commandPorts();
  const { documentId, version } = await indexed(ports, 'a.txt');
  const reply = await deleteDocument(call(ports, documentId));
  assert.equal(reply.status, 202);
  assert.equal(bodyOf(reply).status, 'deleting');
  assert.equal((await ports.documents.get('acme', documentId))?.status, 'deleting');
  const { type, version: meant } = only(ports);
  assert.deepEqual([type, meant], ['delete', version]);
});

test('a deletion that is done before it is answered was accepted all the same', async () => {
  const ports = commandPorts();
  const { documentId } = await indexed(ports, 'a.txt');
  ports.commands.send = async () => {
    await ports.documents.remove('acme', documentId, () => true);
  };
  const reply = await deleteDocument(call(ports, documentId));
  assert.equal(reply.status, 202);
  assert.equal(bodyOf(reply).status, 'deleting');
});

test('a deletion that comes too late for its version says so', async () => {
  const ports = commandPorts();
  const { documentId } = await indexed(ports, 'a.txt');
  ports.commands.send = async () => {
    await ports.documents.update('acme', documentId, (record) =>
      record ? { ...record, version: 'newer' } : undefined,
    );
  };
  await assert.rejects(deleteDocument(call(ports, documentId)), { code: 'conflict' });
  assert.equal((await ports.documents.get('acme', documentId))?.status, 'indexed');
});

test('nothing is marked when the queue is away', async () => {
  const ports = commandPorts();
  const { documentId } = await indexed(ports, 'a.txt');
  ports.commands.send = async () => {
    throw new AppError('queue_unavailable', 'Away.');
  };
  await assert.rejects(deleteDocument(call(ports, documentId)), { code: 'queue_unavailable' });
  assert.equal((await ports.documents.get('acme', documentId))?.status, 'indexed');
});

test('a document that is being deleted can be deleted again, and not be changed', async () => {
  const ports = commandPorts();
  const { documentId } = await indexed(ports, 'a.txt');
  await deleteDocument(call(ports, documentId));
  assert.equal((await deleteDocument(call(ports, documentId))).status, 202);
  await assert.rejects(postReindex(call(ports, documentId)), { code: 'conflict' });
  const change = patchDocument(call(ports, documentId, { title: 'New' }));
  await assert.rejects(change, { code: 'conflict' });
});

test('an unknown document is not found, whatever its id looks like', async () => {
  const ports = commandPorts();
  for (const id of ['none', '../x', 'a'.repeat(300)]) {
    const code = { code: 'document_not_found' };
    await assert.rejects(postReindex(call(ports, id)), code);
    await assert.rejects(deleteDocument(call(ports, id)), code);
    await assert.rejects(patchDocument(call(ports, id, { title: 'New' })), code);
  }
  assert.deepEqual(ports.commands.receive(), []);
});

test('filters travel as they were given', async () => {
  const ports = commandPorts();
  const filter = { status: 'failed', tags: ['a'], category: 'c', pathPrefix: 'hr/', ids: ['1'] };
  const reply = await postReindexByFilter(call(ports, '', filter));
  assert.equal(reply.status, 202);
  assert.deepEqual(bodyOf(reply), { requestId: 'request-1' });
  const command = only(ports);
  assert.deepEqual([command.type, command.filter], ['reindex-by-filter', filter]);
  await postReindexByFilter(call(ports, '', {}));
  assert.deepEqual(only(ports).filter, {});
});

test('a deletion by filter must say that it means everything', async () => {
  const ports = commandPorts();
  await assert.rejects(postDeleteByFilter(call(ports, '', {})), { code: 'invalid_request' });
  await assert.rejects(postDeleteByFilter(call(ports, '', { all: false })), {
    code: 'invalid_request',
  });
  assert.deepEqual(ports.commands.receive(), []);
  await postDeleteByFilter(call(ports, '', { all: true }));
  const command = only(ports);
  assert.deepEqual([command.type, command.filter], ['delete-by-filter', {}]);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  listDeadLetters,
  replayDeadLetter,
  replayDeadLetters,
} from '../../../../shared/http/routes/dead-letter-routes.ts';
import type { Reply } from '../../../../shared/http/reply.ts';
import { aCall } from '../../../support/a-call.ts';
import { MemoryCommandQueue } from '../../../support/memory-command-queue.ts';

const failure = { code: 'store_unavailable', message: 'The database is away.', attempts: 5 };
const order = {
  requestId: 'request-1',
  requestedBy: 'kim',
  requestedAt: '2026-01-01T00:00:00.000Z',
};

/** A queue that has given up one command a document. */
async function queueWith(documentIds: readonly string[], tenantId = 'acme') {
  const commands = new MemoryCommandQueue();
  for (const documentId of documentIds) {
    const command = { ...order, type: 'reindex', tenantId, documentId };
    await commands.giveUp(command, failure, documentId);
  }
  commands.exhaust();
  return commands;
}

const bodyOf = ({ body }: Reply) => JSON.parse(body as string) as Record<string, unknown>;

test('dead letters are told with their reason and their command, in pages', async () => {
  const commands = await queueWith(['one', 'two']);
  const list = (query: string) =>
    listDeadLetters(aCall({ commands }, { url: `http://localhost/api/ops/dead-letters${query}` }));
  const first = bodyOf(await list('?limit=1'));
  assert.deepEqual(first.items, [
    {
      id: '1',
      enqueuedAt: '2026-01-01T00:00:00.000Z',
      code: 'store_unavailable',
      reason: 'The database is away.',
      attempts: 5,
      command: { ...order, type: 'reindex', documentId: 'one' },
    },
  ]);
  const second = bodyOf(await list(`?limit=1&continuation=${String(first.continuation)}`));
  assert.equal((second.items as { id: string }[])[0]?.id, '2');
  assert.equal(second.continuation, undefined);
  await assert.rejects(list('?limit=0'), { code: 'invalid_request' });
  await assert.rejects(list('?continuation='), { code: 'invalid_request' });
});

test('one is replayed, once', async () => {
  const commands = await queueWith(['one', 'two']);
  const replay = (id: string) => replayDeadLetter(aCall({ commands }, { params: { id } }));
  const reply = await replay('2');
  assert.deepEqual([reply.status, bodyOf(reply)], [202, { replayed: 1 }]);
  assert.equal((commands.receive()[0] as { documentId: string }).documentId, 'two');
  for (const id of ['2', '99', '../x']) {
    await assert.rejects(replay(id), { code: 'dead_letter_not_found', status: 404 });
  }
});

test("all of a tenant are replayed, and no other tenant's", async () => {
  const commands = await queueWith(['one', 'two']);
  const others = await queueWith(['three'], 'other');
  assert.deepEqual(bodyOf(await replayDeadLetters(aCall({ commands }))), { replayed: 2 });
  assert.deepEqual(bodyOf(await replayDeadLetters(aCall({ commands }))), { replayed: 0 });
  assert.deepEqual(bodyOf(await replayDeadLetters(aCall({ commands: others }))), { replayed: 0 });
});

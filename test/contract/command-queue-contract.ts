import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { IngestionCommand } from '../../shared/domain/ingestion-command.ts';
import type { CommandQueue, DeadLetter } from '../../shared/ports/command-queue.ts';

const signal = new AbortController().signal;
const failure = { code: 'store_unavailable', message: 'The database is away.', attempts: 5 };

let made = 0;
const newTenant = () => `tenant-${(made += 1)}`;

function reindex(tenantId: string, documentId: string, requestId = 'request'): IngestionCommand {
  const requestedAt = '2026-01-01T00:00:00.000Z';
  return { type: 'reindex', tenantId, documentId, requestId, requestedBy: 'kim', requestedAt };
}

/** A queue and the hands of its reader. Its default tenant is `local`. */
export interface CommandQueueUnderTest {
  readonly queue: CommandQueue;
  /** Takes all messages off the queue. */
  readonly receive: () => Promise<readonly unknown[]>;
  /** Lets the queue give all its messages up, as after their last delivery. */
  readonly exhaust: () => Promise<void>;
}

async function lettersOf(queue: CommandQueue, tenantId: string): Promise<readonly DeadLetter[]> {
  return (await queue.listDeadLetters(tenantId, { limit: 100 }, signal)).items;
}

/** What every CommandQueue does. */
export function commandQueueContract(open: () => Promise<CommandQueueUnderTest>): void {
  describe('a command queue', () => {
    it('delivers commands as they were sent', async () => {
      const { queue, receive } = await open();
      const tenant = newTenant();
      const changes = { title: 'é ü', tags: ['a', 'b'], category: null };
      const sent: IngestionCommand[] = [
        reindex(tenant, 'one'),
        { ...reindex(tenant, 'one'), type: 'update-metadata', documentId: 'one', changes },
      ];
      await queue.send(sent, signal);
      await queue.send([], signal);
      assert.deepEqual(await receive(), sent);
    });

    it('drops the same command of the same request, and no other', async () => {
      const { queue, receive } = await open();
      const tenant = newTenant();
      const command = reindex(tenant, 'one');
      const later = { ...command, requestedAt: '2026-01-01T00:01:00.000Z' };
      const others = [reindex(tenant, 'two'), reindex(tenant, 'one', 'another')];
      await queue.send([command, later, ...others], signal);
      await queue.send([later], signal);
      assert.deepEqual(await receive(), [command, ...others]);
    });

    it('keeps what was given up with its reason, and puts the command itself back', async () => {
      const { queue, receive, exhaust } = await open();
      const tenant = newTenant();
      const command = reindex(tenant, 'one');
      await queue.giveUp(command, failure, 'message-1', signal);
      await queue.giveUp(command, failure, 'message-1', signal);
      await exhaust();
      const [letter, ...more] = await lettersOf(queue, tenant);
      assert.ok(letter);
      assert.deepEqual(more, []);
      assert.deepEqual([letter.failure, letter.command], [failure, command]);
      assert.ok(Number.isFinite(Date.parse(letter.enqueuedAt)));
      assert.equal(await queue.replay(tenant, letter.id, signal), true);
      assert.deepEqual(await receive(), [command]);
      assert.deepEqual(await lettersOf(queue, tenant), []);
      assert.equal(await queue.replay(tenant, letter.id, signal), false);
    });

    it("tells the queue's own reason for what nobody gave up", async () => {
      const { queue, exhaust } = await open();
      const tenant = newTenant();
      await queue.send([reindex(tenant, 'one')], signal);
      await exhaust();
      const [letter] = await lettersOf(queue, tenant);
      assert.equal(letter?.failure.code, 'MaxDeliveryCountExceeded');
      assert.match(letter.failure.message, /broke off each time/u);
      assert.equal(letter.failure.attempts, 5);
    });

    it("shows a tenant its own dead letters only, and leaves the others' alone", async () => {
      const { queue, receive, exhaust } = await open();
      const [tenant, other] = [newTenant(), newTenant()];
      await queue.send([reindex(tenant, 'one'), reindex(other, 'two')], signal);
      await exhaust();
      const [theirs] = await lettersOf(queue, other);
      assert.equal(await queue.replay(tenant, theirs?.id ?? '', signal), false);
      assert.equal(await queue.replayAll(tenant, signal), 1);
      assert.deepEqual(await receive(), [reindex(tenant, 'one')]);
      assert.deepEqual(await lettersOf(queue, other), [theirs]);
    });

    it('keeps a faulty command for the tenant that it names', async () => {
      const { queue, exhaust } = await open();
      const tenantId = newTenant();
      await queue.giveUp({ type: 'explode', tenantId }, failure, `faulty ${tenantId}`, signal);
      await exhaust();
      const [letter] = await lettersOf(queue, tenantId);
      assert.deepEqual([letter?.failure, letter?.command], [failure, undefined]);
    });

    it('gives what is no command to the default tenant', async () => {
      const { queue, receive, exhaust } = await open();
      await queue.giveUp('no command', { ...failure, code: 'malformed_command' }, 'm', signal);
      await exhaust();
      const [letter] = await lettersOf(queue, 'local');
      assert.equal(letter?.failure.code, 'malformed_command');
      assert.equal(letter.command, undefined);
      assert.equal(await queue.replayAll('local', signal), 1);
      assert.deepEqual(await receive(), ['no command']);
    });

    it('lists dead letters in pages and replays them all', async () => {
      const { queue, receive, exhaust } = await open();
      const tenant = newTenant();
      const ids = ['a', 'b', 'c', 'd', 'e'];
      await queue.send(
        ids.map((id) => reindex(tenant, id)),
        signal,
      );
      await exhaust();
      const found: string[] = [];
      let continuation: string | undefined;
      do {
        const page = await queue.listDeadLetters(tenant, { limit: 2, continuation }, signal);
        assert.ok(page.items.length <= 2);
        found.push(
          ...page.items.map(({ command }) =>
            command && 'documentId' in command ? command.documentId : '',
          ),
        );
        continuation = page.continuation;
      } while (continuation !== undefined);
      assert.deepEqual(found, ids);
      assert.equal(await queue.replayAll(tenant, signal), 5);
      assert.equal((await receive()).length, 5);
      assert.equal(await queue.replayAll(tenant, signal), 0);
    });
  });
}

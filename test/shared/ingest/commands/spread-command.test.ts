import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentFilter } from '../../../../shared/domain/document-filter.ts';
import type { ByFilterCommand } from '../../../../shared/domain/ingestion-command.ts';
import { spreadCommand } from '../../../../shared/ingest/commands/spread-command.ts';
import { signal } from '../support.ts';
import { commandPorts, indexed, order, type TestPorts } from './support.ts';

const reindex = (filter: DocumentFilter): ByFilterCommand => ({
  ...order,
  type: 'reindex-by-filter',
  filter,
});

/** Spreads a command and all that it continues as. @returns the commands for single documents. */
async function spreadAll(command: ByFilterCommand, ports: TestPorts): Promise<unknown[]> {
  const single: unknown[] = [];
  let open: readonly ByFilterCommand[] = [command];
  while (open.length > 0) {
    for (const one of open) await spreadCommand(one, ports, signal);
    const received = ports.commands.receive() as ByFilterCommand[];
    open = received.filter(({ type }) => type.endsWith('-by-filter'));
    single.push(...received.filter((one) => !open.includes(one)));
  }
  return single;
}

test('a filter by any condition chooses the documents that meet all', async () => {
  const ports = commandPorts();
  const handbook = await indexed(ports, 'hr/handbook.txt', { tags: 'a,b', category: 'guides' });
  const leave = await indexed(ports, 'hr/leave.txt', { tags: 'b' });
  const price = await indexed(ports, 'sales/price.txt', { category: 'guides' });
  await ports.documents.update('acme', leave.documentId, (record) =>
    record ? { ...record, status: 'failed' } : undefined,
  );
  const chosenBy = async (filter: DocumentFilter) => {
    const commands = (await spreadAll(reindex(filter), ports)) as { documentId: string }[];
    return new Set(commands.map(({ documentId }) => documentId));
  };
  const setOf = (...found: { documentId: string }[]) =>
    new Set(found.map(({ documentId }) => documentId));
  const cases: [DocumentFilter, Set<string>][] = [
    [{}, setOf(handbook, leave, price)],
    [{ ids: [price.documentId, 'none'] }, setOf(price)],
    [{ status: 'failed' }, setOf(leave)],
    [{ tags: ['a', 'c'] }, setOf(handbook)],
    [{ category: 'guides' }, setOf(handbook, price)],
    [{ pathPrefix: 'hr/' }, setOf(handbook, leave)],
    [{ pathPrefix: 'hr/', category: 'guides' }, setOf(handbook)],
    [{ category: 'none' }, setOf()],
  ];
  for (const [at, [filter, expected]] of cases.entries()) {
    const command = { ...reindex(filter), requestId: `request-${at}` };
    const commands = (await spreadAll(command, ports)) as { documentId: string }[];
    assert.deepEqual(setOf(...commands), expected, JSON.stringify(filter));
  }
  // The very commands of a request that was carried out already are not sent again.
  assert.equal((await chosenBy({ status: 'failed' })).size, 1);
  assert.equal((await chosenBy({ status: 'failed' })).size, 0);
});

test('deletions mean the versions there are, and leave out what is going already', async () => {
  const ports = commandPorts();
  const { documentId, version } = await indexed(ports, 'a.txt');
  const going = await indexed(ports, 'b.txt');
  await ports.documents.update('acme', going.documentId, (record) =>
    record ? { ...record, status: 'deleting' } : undefined,
  );
  const command: ByFilterCommand = { ...order, type: 'delete-by-filter', filter: {} };
  assert.deepEqual(await spreadAll(command, ports), [
    { ...order, type: 'delete', documentId, version },
  ]);
});

test('a long list is gone through a page at a time, to its end', async () => {
  const ports = commandPorts();
  const { documentId } = await indexed(ports, 'a.txt');
  const record = await ports.documents.get('acme', documentId);
  assert.ok(record);
  const ids = Array.from({ length: 450 }, (_, at) => `copy-${String(at).padStart(3, '0')}`);
  for (const id of ids) await ports.documents.update('acme', id, () => ({ ...record, id }));
  const first = await spreadCommand(reindex({}), ports, signal);
  assert.deepEqual(first, { chosen: 200 });
  const received = ports.commands.receive() as ByFilterCommand[];
  assert.equal(received.length, 201);
  assert.equal(received.at(-1)?.type, 'reindex-by-filter');

  const found = await spreadAll({ ...reindex({}), requestId: 'another' }, ports);
  const chosen = (found as { documentId: string }[]).map((one) => one.documentId);
  assert.deepEqual(chosen.sort(), [...ids, documentId].sort());
});

test("another tenant's documents are out of reach", async () => {
  const ports = commandPorts();
  await indexed(ports, 'a.txt');
  assert.deepEqual(await spreadAll({ ...reindex({}), tenantId: 'other' }, ports), []);
});

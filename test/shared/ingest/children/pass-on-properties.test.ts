import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentId } from '../../../../shared/domain/document-id.ts';
import type { UpdateMetadataCommand } from '../../../../shared/domain/ingestion-command.ts';
import { passOnProperties } from '../../../../shared/ingest/children/pass-on-properties.ts';
import { updateMetadata } from '../../../../shared/ingest/commands/update-metadata.ts';
import { changeProperties } from '../../../../shared/ingest/steps/change-properties.ts';
import { failDocument } from '../../../../shared/ingest/steps/fail-document.ts';
import { registerDocument } from '../../../../shared/ingest/steps/register-document.ts';
import { fileAttachment, mailProperties, makeMsg } from '../../../support/make-msg.ts';
import {
  memoryPorts,
  RememberingRuns,
  runUntil,
  signal,
  store,
  type MemoryPorts,
  type Stored,
} from '../support.ts';

const mailBlob = 'acme/hr/rates.msg';
const mailId = documentId('acme', 'hr/rates.msg');
const innerBlob = `${mailBlob}/Inner.msg`;
const deepBlob = `${innerBlob}/deep.txt`;
const mail = makeMsg({
  properties: mailProperties('Rates', 'The rates are attached.'),
  attachments: [
    fileAttachment('rates.txt', 'The rates of hotels.'),
    {
      properties: { '3001': 'Inner', '3705': 5 },
      message: {
        properties: mailProperties('Inner', 'The rates of trains.'),
        attachments: [fileAttachment('deep.txt', 'The rates of flights.')],
      },
    },
  ],
});

async function present(ports: MemoryPorts, blobName: string): Promise<Stored> {
  const blob = await ports.originals.properties(blobName);
  assert.ok(blob, blobName);
  return { blobName, etag: blob.etag };
}

/** A mail with a file and a mail in it, which has a file again, all of them indexed. */
async function indexedMail(metadata: Readonly<Record<string, string>>) {
  const ports = memoryPorts();
  await runUntil('published', await store(ports, mailBlob, mail, metadata), ports);
  for (const blobName of [`${mailBlob}/rates.txt`, innerBlob, deepBlob]) {
    await runUntil('published', await present(ports, blobName), ports);
  }
  return ports;
}

/** Paths of what somebody finds who is in these groups. */
async function found(ports: MemoryPorts, ...groups: string[]) {
  const scope = { principal: { tenantId: 'acme', userId: 'u', groups }, filters: {} };
  const passages = await ports.searchIndex.keywordSearch('rates', 1000, scope);
  return new Set(passages.map(({ documentId: id }) => id)).size;
}

const command: UpdateMetadataCommand = {
  type: 'update-metadata',
  tenantId: 'acme',
  documentId: mailId,
  changes: { groups: ['board'] },
  requestId: 'r1',
  requestedBy: 'ann',
  requestedAt: '2026-05-04T09:30:00Z',
};

/** Carries out commands and the runs that they start, until there are none; all of them must take the short way. */
async function carryOutAll(ports: MemoryPorts) {
  const started: Stored[] = [];
  for (let round = 0; round < 10; round += 1) {
    const runs = new RememberingRuns();
    const commands = ports.commands.receive() as UpdateMetadataCommand[];
    if (commands.length === 0) return started;
    for (const each of commands) await updateMetadata(each, runs, ports, signal);
    for (const { input } of runs.started) {
      const stored = input as Stored;
      const run = await registerDocument(stored, ports, signal);
      assert.equal(run.unchanged, true, stored.blobName);
      await changeProperties(run, ports, signal);
      started.push(stored);
    }
  }
  return assert.fail('commands go round in circles');
}

test('who may not read a mail any more may not read what was attached to it, at any depth', async () => {
  const ports = await indexedMail({ groups: 'everyone,board', tags: 'travel' });
  assert.equal(await found(ports, 'everyone'), 4);
  await ports.commands.send([command]);
  const started = await carryOutAll(ports);
  assert.deepEqual(
    started.map(({ blobName }) => blobName).sort(),
    [mailBlob, `${mailBlob}/rates.txt`, innerBlob, deepBlob].sort(),
  );
  assert.equal(await found(ports, 'everyone'), 0);
  assert.equal(await found(ports, 'board'), 4);
  const deep = await ports.originals.properties(deepBlob);
  assert.partialDeepStrictEqual(deep?.metadata, { groups: 'board', tags: 'travel', depth: '2' });
});

test('a mail in whose place something came that cannot be read takes its attachments along', async () => {
  const ports = await indexedMail({ groups: 'everyone' });
  const broken = await store(ports, mailBlob, mail.subarray(0, 600), { groups: 'board' });
  await assert.rejects(runUntil('parsed', broken, ports), { code: 'damaged_document' });
  const error = { code: 'damaged_document', message: 'The file is damaged.' };
  await failDocument({ request: broken, error }, ports, signal);
  await carryOutAll(ports);
  assert.equal(await found(ports, 'everyone'), 0);
  assert.equal(await found(ports, 'board'), 4);
});

test('a mail that was stored again as it was takes the short way, and nothing else runs', async () => {
  const ports = await indexedMail({ groups: 'hr' });
  const before = await present(ports, deepBlob);
  const run = await registerDocument(
    await store(ports, mailBlob, mail, { groups: 'hr' }),
    ports,
    signal,
  );
  assert.equal(run.unchanged, true);
  await changeProperties(run, ports, signal);
  const runs = new RememberingRuns();
  const commands = ports.commands.receive() as UpdateMetadataCommand[];
  for (const each of commands) {
    const stored = await present(ports, blobOf(each));
    runs.settle(stored, { runtimeStatus: 'Completed', output: { outcome: 'indexed' } });
    await updateMetadata(each, runs, ports, signal);
  }
  assert.deepEqual(runs.started, []);
  assert.deepEqual(await present(ports, deepBlob), before);
});

function blobOf({ documentId: id }: UpdateMetadataCommand): string {
  const blobName = [`${mailBlob}/rates.txt`, innerBlob].find(
    (name) => documentId('acme', name.slice('acme/'.length)) === id,
  );
  return blobName ?? assert.fail(id);
}

test('an attempt that was cut off before the command was sent sends it when it is repeated', async () => {
  const ports = await indexedMail({ groups: 'everyone' });
  const stored = await store(ports, mailBlob, mail, { groups: 'board' });
  const run = await registerDocument(stored, ports, signal);
  const { commands } = ports;
  const cut = { ...ports, commands: Object.create(commands) as typeof commands };
  cut.commands.send = () => Promise.reject(new Error('The queue is away.'));
  await assert.rejects(changeProperties(run, cut, signal), /queue is away/u);
  await changeProperties(run, ports, signal);
  await carryOutAll(ports);
  assert.equal(await found(ports, 'everyone'), 0);
});

test('whoever is late writes what the mail says now', async () => {
  const ports = await indexedMail({ groups: 'everyone' });
  const late = await registerDocument(
    await store(ports, mailBlob, mail, { groups: 'staff' }),
    ports,
    signal,
  );
  const { originals } = ports;
  const setMetadata = originals.setMetadata.bind(originals);
  originals.setMetadata = async (...input) => {
    originals.setMetadata = setMetadata;
    const newer = await store(ports, mailBlob, mail, { groups: 'board' });
    await passOnProperties(await registerDocument(newer, ports, signal), ports, signal);
    return setMetadata(...input);
  };
  await passOnProperties(late, ports, signal);
  const child = await originals.properties(`${mailBlob}/rates.txt`);
  assert.equal(child?.metadata.groups, 'board');
});

test('what an editor keeps below the mail stays as it is', async () => {
  const ports = await indexedMail({ groups: 'everyone' });
  const own = `${mailBlob}/note.txt`;
  await store(ports, own, 'A note.', { groups: 'hr' });
  await ports.commands.send([command]);
  await carryOutAll(ports);
  assert.deepEqual((await ports.originals.properties(own))?.metadata, { groups: 'hr' });
});

test('a blob that changes again and again leaves the work to the next attempt', async () => {
  const ports = await indexedMail({ groups: 'everyone' });
  const stored = await store(ports, mailBlob, mail, { groups: 'board' });
  const run = await registerDocument(stored, ports, signal);
  ports.originals.setMetadata = async () => undefined;
  await assert.rejects(passOnProperties(run, ports, signal), { code: 'conflict' });
});

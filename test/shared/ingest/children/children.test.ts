import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentId } from '../../../../shared/domain/document-id.ts';
import { deleteDocument } from '../../../../shared/ingest/steps/delete-document.ts';
import { blobNames, memoryPorts, runUntil, signal, store, type MemoryPorts } from '../support.ts';

const mailPath = 'hr/rates.eml';
const mailBlob = `acme/${mailPath}`;
const mailId = documentId('acme', mailPath);

interface File {
  readonly name: string;
  readonly content: string;
  readonly type?: string;
}

function mail(...files: readonly File[]): string {
  const parts = files.map(
    ({ name, content, type = 'application/octet-stream' }) =>
      `--x\r\nContent-Type: ${type}\r\nContent-Disposition: attachment; filename="${name}"\r\n` +
      `Content-Transfer-Encoding: base64\r\n\r\n${Buffer.from(content).toString('base64')}\r\n`,
  );
  return `Subject: Rates\r\nFrom: a@example.com\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nSee attached.\r\n${parts.join('')}--x--\r\n`;
}

/** Ingests what is stored at a path up to its pages. */
async function ingest(ports: MemoryPorts, blobName: string) {
  const etag = (await ports.originals.properties(blobName))?.etag ?? '';
  return runUntil('parsed', { blobName, etag }, ports);
}

const rates: File = { name: 'rates.txt', content: 'Hotel 120.' };
const plan: File = { name: 'plan.md', content: '# Plan' };

test('readable attachments become documents with the mail’s properties, but not its title', async () => {
  const ports = memoryPorts();
  const metadata = { groups: 'hr,board', tags: 'travel', title: 'Rates%202026', owner: 'x' };
  await store(ports, mailBlob, mail(rates, plan), metadata);
  await ingest(ports, mailBlob);
  assert.deepEqual(await blobNames(ports.originals, `${mailBlob}/`), [
    `${mailBlob}/plan.md`,
    `${mailBlob}/rates.txt`,
  ]);
  const child = await ports.originals.properties(`${mailBlob}/rates.txt`);
  assert.equal(child?.contentType, 'text/plain');
  assert.partialDeepStrictEqual(child.metadata, {
    groups: 'hr,board',
    tags: 'travel',
    parent: mailId,
    depth: '1',
  });
  assert.equal(child.metadata.title, undefined);
  assert.equal(child.metadata.owner, undefined);
  await ingest(ports, `${mailBlob}/rates.txt`);
  const record = await ports.documents.get('acme', documentId('acme', `${mailPath}/rates.txt`));
  assert.deepEqual(record?.metadata.groups, ['hr', 'board']);
});

test('doing it twice stores nothing anew; other properties of the mail reach its attachments', async () => {
  const ports = memoryPorts();
  await store(ports, mailBlob, mail(rates));
  const run = await ingest(ports, mailBlob);
  const before = await ports.originals.properties(`${mailBlob}/rates.txt`);
  await runUntil('parsed', { blobName: run.blobName, etag: run.etag }, ports);
  const after = await ports.originals.properties(`${mailBlob}/rates.txt`);
  assert.equal(after?.etag, before?.etag);

  await store(ports, mailBlob, mail(rates), { groups: 'hr' });
  await ingest(ports, mailBlob);
  const changed = await ports.originals.properties(`${mailBlob}/rates.txt`);
  assert.notEqual(changed?.etag, before?.etag);
  assert.equal(changed?.metadata.groups, 'hr');
});

test('a new version of the mail takes away the attachments it no longer has', async () => {
  const ports = memoryPorts();
  await store(ports, mailBlob, mail(rates, plan));
  await ingest(ports, mailBlob);
  await store(ports, mailBlob, mail(plan));
  await ingest(ports, mailBlob);
  assert.deepEqual(await blobNames(ports.originals, `${mailBlob}/`), [`${mailBlob}/plan.md`]);
  await store(ports, mailBlob, mail());
  await ingest(ports, mailBlob);
  assert.deepEqual(await blobNames(ports.originals, `${mailBlob}/`), []);
});

test('a file of another kind in the mail’s place takes its attachments away', async () => {
  const ports = memoryPorts();
  await store(ports, `${mailBlob}/note.txt`, 'An editor’s own file.');
  await store(ports, mailBlob, mail(rates, plan));
  await ingest(ports, mailBlob);
  await store(ports, mailBlob, String.raw`{\rtf1 Not a mail any more.\par}`);
  await ingest(ports, mailBlob);
  assert.deepEqual(await blobNames(ports.originals, `${mailBlob}/`), [`${mailBlob}/note.txt`]);
  assert.equal((await ports.documents.get('acme', mailId))?.children, undefined);
});

test('so it is when the mail never got further than its attachments, or only to one of them', async () => {
  const ports = memoryPorts();
  await store(ports, mailBlob, mail(rates, plan));
  const { originals } = ports;
  const write = originals.write.bind(originals);
  let writes = 0;
  originals.write = (...input) => {
    writes += 1;
    return writes > 1 ? Promise.reject(new Error('Storage is away.')) : write(...input);
  };
  await assert.rejects(ingest(ports, mailBlob), /Storage is away/u);
  originals.write = write;
  assert.equal((await blobNames(originals, `${mailBlob}/`)).length, 1);
  await store(ports, mailBlob, String.raw`{\rtf1 Not a mail any more.\par}`);
  await ingest(ports, mailBlob);
  assert.deepEqual(await blobNames(originals, `${mailBlob}/`), []);
});

test('a document that never had files in it is not asked for any', async () => {
  const ports = memoryPorts();
  ports.originals.list = () => assert.fail('listed');
  for (const content of ['One.', 'Two.']) {
    await store(ports, 'acme/note.txt', content);
    await ingest(ports, 'acme/note.txt');
  }
});

test('deleting the mail removes its attachments and nothing else', async () => {
  const ports = memoryPorts();
  await store(ports, `${mailBlob}/note.txt`, 'An editor’s own file.');
  await store(ports, `${mailBlob}2`, 'Another.');
  await store(ports, mailBlob, mail(rates));
  await ingest(ports, mailBlob);
  await deleteDocument({ tenantId: 'acme', documentId: mailId }, ports, signal);
  assert.deepEqual(await blobNames(ports.originals), [`${mailBlob}/note.txt`, `${mailBlob}2`]);
});

test('an attachment that is stored while its mail goes is removed by its own ingestion', async () => {
  const ports = memoryPorts();
  await store(ports, mailBlob, mail(rates));
  await ingest(ports, mailBlob);
  const late = await ports.originals.properties(`${mailBlob}/rates.txt`);
  await deleteDocument({ tenantId: 'acme', documentId: mailId }, ports, signal);
  await store(ports, `${mailBlob}/rates.txt`, 'Hotel 120.', late?.metadata);
  await assert.rejects(ingest(ports, `${mailBlob}/rates.txt`), { outcome: 'deleted' });
  assert.deepEqual(await blobNames(ports.originals), []);
});

test('what an editor keeps under an attachment’s name stays, and is not overwritten', async () => {
  const ports = memoryPorts();
  await store(ports, `${mailBlob}/rates.txt`, 'An editor’s own file.');
  await store(ports, mailBlob, mail(rates));
  await ingest(ports, mailBlob);
  const kept = await ports.originals.read(`${mailBlob}/rates.txt`, signal);
  assert.equal(kept?.toString(), 'An editor’s own file.');
  const record = await ports.documents.get('acme', mailId);
  assert.match(record?.warnings[0] ?? '', /“rates\.txt” was left out: there is another file/u);
});

test('attachments that cannot be read are named, pictures are not', async () => {
  const ports = memoryPorts();
  const files = [
    { name: 'a.zip', content: 'PK\u0003\u0004' },
    { name: 'empty.txt', content: '' },
    { name: 'logo.gif', content: 'GIF89a\u0001\u0000\u0001\u0000', type: 'image/gif' },
  ];
  await store(ports, mailBlob, mail(...files));
  await ingest(ports, mailBlob);
  const { warnings = [] } = (await ports.documents.get('acme', mailId)) ?? {};
  assert.equal(warnings.length, 2);
  assert.match(warnings[0] ?? '', /^“a\.zip” was left out: This kind of file cannot be read/u);
  assert.match(warnings[1] ?? '', /^“empty\.txt” was left out: The file is empty/u);
});

test('mails attached to mails are followed three levels deep', async () => {
  const ports = memoryPorts();
  const innermost = mail(rates);
  const nested = [1, 2, 3, 4].reduce(
    (content, level) => mail({ name: `${level}.eml`, content }),
    innermost,
  );
  await store(ports, mailBlob, nested);
  let blobName = mailBlob;
  for (const level of [4, 3, 2]) {
    await ingest(ports, blobName);
    blobName += `/${level}.eml`;
  }
  await ingest(ports, blobName);
  assert.deepEqual(await blobNames(ports.originals, `${blobName}/`), []);
  const path = blobName.slice('acme/'.length);
  const record = await ports.documents.get('acme', documentId('acme', path));
  assert.match(record?.warnings[0] ?? '', /3 levels of mails/u);
});

test('an editor’s file stays, whatever its metadata says about a parent', async () => {
  const ports = memoryPorts();
  for (const parent of ['marketing', mailId, documentId('acme', 'gone.eml')]) {
    await store(ports, 'acme/hr/notes.txt', 'Notes.', { parent, depth: '1', content: 'x' });
    await ingest(ports, 'acme/hr/notes.txt');
  }
  assert.deepEqual(await blobNames(ports.originals), ['acme/hr/notes.txt']);
});

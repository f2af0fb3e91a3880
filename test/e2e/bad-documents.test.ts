import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ServiceBusClient } from '@azure/service-bus';
import type { DocumentEvent } from '../../shared/domain/document-event.ts';
import { failureSentences, type IngestFailureCode } from '../../shared/ingest/failure.ts';
import { printableName } from '../../shared/text/printable-name.ts';
import type { DocumentResponse } from '../../tools/support/api-client.ts';
import { startTemporaryStack, type TemporaryStack } from '../../tools/support/temporary-stack.ts';
import { DocumentContainer, until } from '../support/document-container.ts';
import { leavePolicy, makePdf, makeTextlessPdf, serverFaq } from '../support/e2e-documents.ts';
import { makeArchive } from '../support/make-archive.ts';
import { makeDocx, wordParagraph } from '../support/make-docx.ts';

interface BadBlob {
  readonly name: string;
  readonly code: IngestFailureCode;
  readonly content: string | Buffer;
  /** Where it is shown; below the tenant's folder unless it is in none. */
  readonly path?: string;
}

const text = '# Bait\n\nNobody reads about the periscope.';

/** Files that cannot be read. */
async function badFiles(): Promise<BadBlob[]> {
  const pdf = await makePdf(leavePolicy);
  const docx = Buffer.from(makeDocx(wordParagraph('A letter about the periscope. '.repeat(400))));
  const entities = '<!DOCTYPE w [<!ENTITY a "periscope">]><w/>';
  const files: readonly (readonly [string, IngestFailureCode, string | Buffer])[] = [
    ['secret.pdf', 'encrypted_document', await makePdf(leavePolicy, { userPassword: 'x' })],
    ['truncated.pdf', 'damaged_document', pdf.subarray(0, 600)],
    ['truncated.docx', 'damaged_document', docx.subarray(0, docx.length / 2)],
    ['garbage.pdf', 'damaged_document', Buffer.alloc(5000, 0xa7)],
    ['zeros.pdf', 'damaged_document', Buffer.alloc(5000)],
    ['zeros.txt', 'unsupported_media_type', Buffer.alloc(5000)],
    ['empty.pdf', 'empty_document', ''],
    ['empty.md', 'empty_document', ''],
    ['spaces.md', 'empty_document', ' \n\t\n '],
    ['drawing.pdf', 'no_text', await makeTextlessPdf()],
    ['picture.png', 'unsupported_media_type', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
    ['picture.pdf', 'unsupported_media_type', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
    ['sign-in.pdf', 'unsupported_media_type', serverFaq],
    ['huge.pdf', 'too_large', Buffer.concat([pdf, Buffer.alloc(51 * 1024 * 1024)])],
    ['bomb.docx', 'archive_bomb', Buffer.from(makeDocx(wordParagraph('a'.repeat(30_000_000))))],
    [
      'entities.docx',
      'unsafe_document',
      Buffer.from(makeDocx('', { 'word/document.xml': entities })),
    ],
    [
      'slip.docx',
      'unsafe_document',
      Buffer.from(makeArchive({ 'word/document.xml': '<w/>', '../../slip.xml': '<w/>' })),
    ],
  ];
  return files.map(([name, code, content]) => ({ name: `local/bad/${name}`, code, content }));
}

/** Names that no document can have. */
const badNames: readonly BadBlob[] = [
  ...[
    'local/..%2fother%2fx.md',
    'local/../other/x.md',
    'local/%2E%2e/x.md',
    'local//x.md',
    'local/./x.md',
    'local/invoice\u202efdm.md',
    'local/in\u200bvoice.md',
    'local/folder/',
  ].map((name) => ({ name, code: 'unsafe_name', content: text }) as const),
  { name: `local/${'x'.repeat(1015)}.md`, code: 'name_too_long', content: text },
  ...['Other Folder/x.md', 'Other/../local/good.pdf', '../local/good.pdf', '"local/good.pdf"'].map(
    (name) => ({ name, code: 'unknown_tenant_folder', content: text, path: name }) as const,
  ),
];

describe('documents that cannot be ingested, among others that can', () => {
  let stack: TemporaryStack;
  let bus: ServiceBusClient;
  let container: DocumentContainer;
  let bad: readonly BadBlob[];
  const warnings: string[] = [];
  const events: DocumentEvent[] = [];
  let documents: readonly DocumentResponse[];

  before(async () => {
    stack = await startTemporaryStack({
      log: (entry) => {
        if (entry.kind === 'message' && entry.level === 'warning') warnings.push(entry.message);
      },
    });
    bus = new ServiceBusClient(stack.services.settings.ServiceBus ?? '');
    container = new DocumentContainer(stack.services);
    bad = [...(await badFiles()), ...badNames];
    // Straight into the container, as an editor's tool puts them; what is good lies between what is bad.
    await container.put('local/good.pdf', await makePdf(leavePolicy));
    for (const { name, content } of bad) await container.put(name, content);
    await container.put('1e3', serverFaq);
    await container.put('local/q?x#y & 100 %.md', 'The zeppelin of Bremen leaves on Mondays.', {
      title: '%00%1b%5b31mTime%0d%0atable%e2%80%ae',
      tags: Array.from({ length: 900 }, (_, at) => `tag${at}`).join(','),
      category: 'x'.repeat(900),
      sourceurl: 'javascript:alert(1)',
      parent: 'bremen',
      ...Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`other_${at}`, '%00'])),
    });
    documents = await settled();
    await receiveUntil(bad.length + 3);
  });
  after(async () => {
    await bus.close();
    await stack.close();
  });

  async function settled(): Promise<DocumentResponse[]> {
    let all: DocumentResponse[] = [];
    await until('all documents are indexed or failed', async () => {
      all = await stack.api.documents();
      const open = all.filter(({ status }) => status !== 'indexed' && status !== 'failed');
      return all.length === bad.length + 3 && open.length === 0;
    });
    return all;
  }

  async function receiveUntil(count: number): Promise<void> {
    const options = { receiveMode: 'receiveAndDelete' } as const;
    const receiver = bus.createReceiver('document-events', 'operations', options);
    await until(`${count} events have come`, async () => {
      const messages = await receiver.receiveMessages(100, { maxWaitTimeInMs: 500 });
      events.push(...messages.map(({ body }) => body as DocumentEvent));
      return events.length >= count;
    });
    await receiver.close();
  }

  const pathOf = ({ name, path = name.replace(/^local\//u, '') }: BadBlob) => path;

  it('says of each what is wrong, by the same code and sentence in its status, its event and the log', () => {
    for (const one of bad) {
      const { name, code } = one;
      const document = documents.find(({ path }) => path === pathOf(one));
      assert.equal(document?.status, 'failed', name);
      assert.equal(document.error?.code, code, name);
      const { message } = document.error;
      // A kind of file that cannot be read is told which kinds can.
      if (code !== 'unsupported_media_type') assert.equal(message, failureSentences[code]);
      assert.match(message, /^[A-Z].+\.$/su);
      const about = events.filter(({ documentId }) => documentId === document.id);
      assert.deepEqual(
        about.map((event) => event.type === 'document.failed' && [event.path, event.error]),
        [[document.path, document.error]],
        name,
      );
      const line = `“${printableName(name)}” (tenant local, document ${document.id}) failed with ${code}: ${message}`;
      assert.ok(warnings.includes(line), `${line} is missing in\n${warnings.join('\n')}`);
    }
    assert.equal(new Set(documents.map(({ id }) => id)).size, documents.length);
  });

  it('indexes the others and answers from them, and from nothing else', async () => {
    const indexed = documents.filter(({ status }) => status === 'indexed');
    assert.deepEqual(indexed.map(({ path }) => path).toSorted(), [
      '1e3',
      'good.pdf',
      'q?x#y & 100 %.md',
    ]);
    for (const [question, path, answer] of [
      ['How many days of annual leave do full-time staff get?', 'good.pdf', /28/],
      ['How long is the blue button of the Kestrel server held?', '1e3', /ten seconds/],
      ['When does the zeppelin of Bremen leave?', 'q?x#y & 100 %.md', /Mondays/],
    ] as const) {
      const reply = await stack.api.ask(question);
      assert.match(reply.answer, answer);
      assert.equal(reply.citations[0]?.path, path);
    }
    const chunks = indexed.reduce((sum, document) => sum + document.chunks, 0);
    const signal = AbortSignal.timeout(10_000);
    assert.equal(await stack.services.searchIndex.countTenant('local', signal), chunks);
  });

  it('takes no harm from metadata: it is brought within bounds', () => {
    const document = documents.find(({ path }) => path.startsWith('q?'));
    assert.equal(document?.title, '[31mTime table');
    assert.equal(document.tags.length, 50);
    assert.equal(document.category?.length, 200);
    assert.equal(document.sourceUrl, undefined);
  });

  it('lists titles without hidden characters, and log lines without control characters', () => {
    for (const { title } of documents) assert.equal(printableName(title), title);
    for (const line of warnings) assert.equal(printableName(line), line);
  });

  it('never hands out a file that is in no tenant’s folder', async () => {
    const misplaced = documents.find(({ path }) => path === 'Other Folder/x.md');
    const response = await fetch(`${stack.url}/api/documents/${misplaced?.id ?? ''}/content`);
    assert.equal(response.status, 404);
  });

  it('forgets a refused name when its blob is removed, and touches no other document', async () => {
    for (const name of ['Other/../local/good.pdf', 'local/../other/x.md']) {
      const path = name.replace(/^local\//u, '');
      await container.remove(name);
      await until(`${name} is gone`, async () =>
        (await stack.api.documents()).every((document) => document.path !== path),
      );
    }
    assert.ok(await container.has('local/good.pdf'));
    assert.equal((await container.record('good.pdf'))?.status, 'indexed');
  });

  it('cannot be given names with control characters: storage has none', async () => {
    for (const name of ['local/a\u0000b.md', 'local/a\r\nb.md']) {
      await assert.rejects(container.put(name, text), { code: 'storage_unavailable' });
    }
    const last = await container.drop('local/after.md', 'The otter came last.');
    assert.equal(last.status, 'indexed');
  });
});

import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { IngestRun } from '../../../../shared/ingest/ingest-run.ts';
import { fromJsonLines } from '../../../../shared/ingest/json-lines.ts';
import type { PageText } from '../../../../shared/ingest/pages.ts';
import { pagesBlob, rangesPrefix } from '../../../../shared/ingest/processed-blobs.ts';
import { discardRanges, joinRanges } from '../../../../shared/ingest/steps/join-ranges.ts';
import { parseDocument, type Divided } from '../../../../shared/ingest/steps/parse-document.ts';
import { parseRange } from '../../../../shared/ingest/steps/parse-range.ts';
import { makePdf } from '../../../support/make-pdf.ts';
import { blobNames, memoryPorts, runUntil, signal, store, type MemoryPorts } from '../support.ts';

const blank = 150;
let long: Uint8Array;

async function registered(ports: MemoryPorts, bytes: Uint8Array): Promise<IngestRun> {
  return runUntil('registered', await store(ports, 'local/long.pdf', bytes), ports);
}

async function divided(run: IngestRun, ports: MemoryPorts): Promise<Divided['ranges']> {
  const planned = await parseDocument({ ...run, staged: true }, ports, signal);
  assert.ok('ranges' in planned);
  return planned.ranges;
}

async function progressOf({ tenantId, documentId }: IngestRun, { documents }: MemoryPorts) {
  return (await documents.get(tenantId, documentId))?.progress;
}

async function pagesOf(run: IngestRun, { processed }: MemoryPorts): Promise<PageText[]> {
  return fromJsonLines<PageText>((await processed.read(pagesBlob(run), signal))?.toString() ?? '');
}

describe('a long PDF', () => {
  before(async () => {
    long = await makePdf((pdf) => {
      for (let page = 1; page <= 230; page += 1) {
        if (page > 1) pdf.addPage();
        if (page !== blank) pdf.text(`Paragraph number ${page} of a long document.`, 72, 300);
      }
    });
  });

  it('is read in ranges, and ends as if it had been read whole', async () => {
    const ports = memoryPorts();
    const run = await registered(ports, long);
    const ranges = await divided(run, ports);
    assert.deepEqual(ranges, [
      { first: 1, last: 100 },
      { first: 101, last: 200 },
      { first: 201, last: 230 },
    ]);
    for (const range of ranges) await parseRange({ run, range }, ports, signal);
    const parsed = await joinRanges({ run, ranges }, ports, signal);
    assert.deepEqual(parsed, { pages: 230, pagesWithoutText: [blank] });

    const others = memoryPorts();
    const whole = await registered(others, long);
    assert.deepEqual(await parseDocument(whole, others, signal), parsed);
    assert.deepEqual(await pagesOf(run, ports), await pagesOf(whole, others));
    const record = await ports.documents.get(run.tenantId, run.documentId);
    const other = await others.documents.get(run.tenantId, run.documentId);
    assert.equal(record?.status, 'chunking');
    assert.equal(record.contentType, 'application/pdf');
    assert.equal(record.contentHash, other?.contentHash);
    assert.equal(record.title, other?.title);
  });

  it('shows its progress, counting a range that is read twice once', async () => {
    const ports = memoryPorts();
    const run = await registered(ports, long);
    const [first, second, third] = await divided(run, ports);
    assert.ok(first && second && third);
    assert.deepEqual(await progressOf(run, ports), { done: 0, total: 230 });
    await parseRange({ run, range: second }, ports, signal);
    await parseRange({ run, range: second }, ports, signal);
    assert.deepEqual(await progressOf(run, ports), { done: 100, total: 230 });
    await parseRange({ run, range: third }, ports, signal);
    assert.deepEqual(await progressOf(run, ports), { done: 130, total: 230 });
  });

  it('leaves nothing of its ranges behind, and a late repetition changes nothing', async () => {
    const ports = memoryPorts();
    const run = await registered(ports, long);
    const ranges = await divided(run, ports);
    for (const range of ranges) await parseRange({ run, range }, ports, signal);
    await joinRanges({ run, ranges }, ports, signal);
    await joinRanges({ run, ranges }, ports, signal);
    await discardRanges(run, ports, signal);
    for (const range of ranges) await parseRange({ run, range }, ports, signal);
    assert.deepEqual(await blobNames(ports.processed, rangesPrefix(run)), []);
    assert.equal((await pagesOf(run, ports)).length, 230);
  });

  it('begins again when storage lost one of its ranges', async () => {
    const ports = memoryPorts();
    const run = await registered(ports, long);
    const ranges = await divided(run, ports);
    await assert.rejects(joinRanges({ run, ranges }, ports, signal), { outcome: 'work-lost' });
  });
});

describe('a PDF without text', () => {
  it('is handed on to text recognition', async () => {
    const ports = memoryPorts();
    const run = await registered(ports, await makePdf((pdf) => pdf.rect(90, 90, 50, 50).fill()));
    const parsed = await parseDocument({ ...run, staged: true }, ports, signal);
    assert.deepEqual(parsed, { pages: 1, pagesWithoutText: [1] });
  });

  it('fails in a run that knows no text recognition', async () => {
    const ports = memoryPorts();
    const run = await registered(ports, await makePdf((pdf) => pdf.rect(90, 90, 50, 50).fill()));
    await assert.rejects(parseDocument(run, ports, signal), { code: 'no_text' });
  });
});

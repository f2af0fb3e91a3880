import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { AppError } from '../../../../shared/errors.ts';
import type { IngestRun } from '../../../../shared/ingest/ingest-run.ts';
import { fromJsonLines, toJsonLines } from '../../../../shared/ingest/json-lines.ts';
import { updateOwnedRecord } from '../../../../shared/ingest/owned-record.ts';
import type { PageText } from '../../../../shared/ingest/pages.ts';
import { pagesBlob } from '../../../../shared/ingest/processed-blobs.ts';
import { mergeRecognition } from '../../../../shared/ingest/steps/merge-recognition.ts';
import { planRecognition } from '../../../../shared/ingest/steps/plan-recognition.ts';
import { recognizePages } from '../../../../shared/ingest/steps/recognize-pages.ts';
import type { TextRecognizer } from '../../../../shared/ports/text-recognizer.ts';
import { ScriptedRecognizer } from '../../../support/scripted-recognizer.ts';
import { blobNames, memoryPorts, runUntil, signal, store } from '../support.ts';

let memory: ReturnType<typeof memoryPorts>;
let recognizer: ScriptedRecognizer;

function ports(textRecognizer: TextRecognizer | undefined = recognizer) {
  return { ...memory, textRecognizer };
}

/** A run whose pages were stored; `content` decides the content hash. */
async function parsedRun(texts: readonly string[], content = 'scan'): Promise<IngestRun> {
  const run = await runUntil('registered', await store(memory, 'local/scan.pdf', content), memory);
  const pages = texts.map((text, at) => ({ page: at + 1, text }));
  const options = { contentType: 'application/jsonl' };
  await memory.processed.write(pagesBlob(run), toJsonLines(pages), options);
  await updateOwnedRecord(run, memory, (record) => ({
    ...record,
    status: 'chunking',
    pages: texts.length,
    contentHash: `hash of ${content}`,
    warnings: ['The outline could not be read.'],
  }));
  return run;
}

const recordOf = ({ tenantId, documentId }: IngestRun) =>
  memory.documents.get(tenantId, documentId);

async function textsOf(run: IngestRun): Promise<string[]> {
  const stored = await memory.processed.read(pagesBlob(run), signal);
  return fromJsonLines<PageText>(String(stored)).map(({ text }) => text);
}

beforeEach(() => {
  memory = memoryPorts();
  recognizer = new ScriptedRecognizer();
});

describe('planRecognition', () => {
  it('makes calls of as many pages as the engine takes, and shows that the document is read', async () => {
    const run = await parsedRun(['One.', '', '', '']);
    const plan = await planRecognition({ run, pages: [2, 3, 4] }, ports(), signal);
    assert.deepEqual(plan, { calls: [[2, 3], [4]] });
    const record = await recordOf(run);
    assert.deepEqual([record?.status, record?.progress], ['parsing', { done: 1, total: 4 }]);
  });

  it('says why nothing is recognised', async () => {
    const run = await parsedRun(['One.', '', '']);
    const without = { ...memory, textRecognizer: undefined };
    assert.deepEqual(await planRecognition({ run, pages: [2] }, without, signal), {
      calls: [],
      refusal: 'Text recognition is not set up.',
    });
    recognizer.maxPages = 1;
    assert.deepEqual(await planRecognition({ run, pages: [2, 3] }, ports(), signal), {
      calls: [],
      refusal: 'Text recognition takes on at most 1 pages of a document.',
    });
  });

  it('plans only what was not read before, also for an earlier version with the same content', async () => {
    const first = await parsedRun(['', '', '']);
    await recognizePages({ run: first, pages: [1, 2], remaining: 1 }, ports(), signal);
    const pages = [1, 2, 3];
    assert.deepEqual(await planRecognition({ run: first, pages }, ports(), signal), {
      calls: [[3]],
    });

    const again = await parsedRun(['', '', '']);
    assert.notEqual(again.version, first.version);
    assert.deepEqual(await planRecognition({ run: again, pages }, ports(), signal), {
      calls: [[3]],
    });
    const changed = await parsedRun(['', '', ''], 'another scan');
    assert.deepEqual(await planRecognition({ run: changed, pages }, ports(), signal), {
      calls: [[1, 2], [3]],
    });
  });

  it('does not take one engine’s pages for another’s', async () => {
    const run = await parsedRun(['', '']);
    await recognizePages({ run, pages: [1, 2], remaining: 0 }, ports(), signal);
    const other = ports(new ScriptedRecognizer('another'));
    assert.deepEqual(await planRecognition({ run, pages: [1, 2] }, other, signal), {
      calls: [[1, 2]],
    });
  });
});

describe('recognizePages', () => {
  it('begins, asks and stores, with the operation in the caller’s hands', async () => {
    const run = await parsedRun(['', '']);
    const call = { run, pages: [1, 2], remaining: 0 };
    const running = { status: 'running', operation: 'op-1', retryAfter: 3 } as const;
    recognizer.script.push(running, running);
    const waiting = { state: 'waiting', retryAfter: 3, operation: 'op-1' };
    assert.deepEqual(await recognizePages(call, ports(), signal), waiting);
    const poll = { ...call, operation: 'op-1' };
    assert.deepEqual(await recognizePages(poll, ports(), signal), waiting);
    assert.deepEqual(await recognizePages(poll, ports(), signal), { state: 'finished' });
    assert.deepEqual([recognizer.begun, recognizer.polled], [[[1, 2]], ['op-1', 'op-1']]);
    assert.deepEqual((await recordOf(run))?.progress, { done: 0, total: 0 });
  });

  it('does not read twice what is stored', async () => {
    const run = await parsedRun(['', '']);
    const call = { run, pages: [1, 2], remaining: 0 };
    await recognizePages(call, ports(), signal);
    assert.deepEqual(await recognizePages(call, ports(), signal), { state: 'finished' });
    assert.equal(recognizer.begun.length, 1);
  });

  it('counts the pages', async () => {
    const run = await parsedRun(['One.', '', '', '']);
    await planRecognition({ run, pages: [2, 3, 4] }, ports(), signal);
    await recognizePages({ run, pages: [2, 3], remaining: 1 }, ports(), signal);
    assert.deepEqual((await recordOf(run))?.progress, { done: 3, total: 4 });
  });

  it('throws what another try may mend, and reports what it cannot', async () => {
    const run = await parsedRun(['']);
    const call = { run, pages: [1], remaining: 0 };
    recognizer.script.push(new AppError('recognition_unavailable', 'Away.'), {
      status: 'failed',
      reason: 'The file is refused.',
    });
    await assert.rejects(recognizePages(call, ports(), signal), {
      code: 'recognition_unavailable',
    });
    assert.deepEqual(await recognizePages(call, ports(), signal), {
      state: 'finished',
      failure: 'The file is refused.',
    });
  });

  it('ends when the original was replaced', async () => {
    const run = await parsedRun(['']);
    await store(memory, 'local/scan.pdf', 'newer');
    const call = { run, pages: [1], remaining: 0 };
    await assert.rejects(recognizePages(call, ports(), signal), { outcome: 'superseded' });
    assert.deepEqual(recognizer.begun, []);
  });
});

describe('mergeRecognition', () => {
  it('puts the pages in their place and says so, however often it runs', async () => {
    const run = await parsedRun(['One.', '', 'Three.', '']);
    const pages = [2, 4];
    await planRecognition({ run, pages }, ports(), signal);
    await recognizePages({ run, pages: [2], remaining: 1 }, ports(), signal);
    const merge = { run, pages, reasons: ['It was refused.'] };
    await mergeRecognition(merge, ports(), signal);
    await mergeRecognition(merge, ports(), signal);
    assert.deepEqual(await textsOf(run), ['One.', '\n\nScan 2.\n\n', 'Three.', '']);
    const record = await recordOf(run);
    assert.deepEqual(record?.warnings, [
      'The outline could not be read.',
      'Page 2 recognised from an image: the text may hold mistakes.',
      'Page 4 without text: empty, or images. It was refused.',
    ]);
    assert.deepEqual([record.status, record.progress], ['chunking', { done: 0, total: 4 }]);
  });

  it('fails a document in which nothing was found, with or without an engine', async () => {
    const run = await parsedRun(['', '\n']);
    for (const textRecognizer of [recognizer, undefined]) {
      const merging = mergeRecognition(
        { run, pages: [1, 2], reasons: [] },
        { ...memory, textRecognizer },
        signal,
      );
      await assert.rejects(merging, { name: 'IngestFailure', code: 'no_text' });
    }
  });

  it('keeps everything below the version, so that it goes with it', async () => {
    const run = await parsedRun(['']);
    await recognizePages({ run, pages: [1], remaining: 0 }, ports(), signal);
    const prefix = `${run.tenantId}/${run.documentId}/${run.version}/`;
    const names = await blobNames(memory.processed);
    assert.equal(names.length, 2);
    assert.ok(names.every((name) => name.startsWith(prefix)));
  });
});

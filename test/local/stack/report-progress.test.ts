import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { reportProgress } from '../../../local/stack/report-progress.ts';
import type { DocumentRecord } from '../../../shared/domain/document.ts';
import { aDocument } from '../../support/a-document.ts';
import { MemoryDocumentStore } from '../../support/memory-document-store.ts';

const began = new Date('2026-03-01T12:00:00.000Z');
const later = '2026-03-01T12:00:01.000Z';

function record(path: string, values: Partial<DocumentRecord> = {}): DocumentRecord {
  return aDocument({
    id: path,
    tenantId: 'local',
    path,
    createdAt: later,
    updatedAt: later,
    ...values,
  });
}

/** A store, a report on it, and its lines so far. */
function report(t: TestContext, documents = new MemoryDocumentStore()) {
  t.mock.timers.enable({ apis: ['setInterval'] });
  const lines: string[] = [];
  const progress = reportProgress(documents, 'local', (line) => lines.push(line), began);
  t.after(() => progress.close());
  return {
    lines,
    progress,
    put: (document: DocumentRecord) =>
      documents.update(document.tenantId, document.id, () => document),
    look: async () => {
      t.mock.timers.tick(500);
      await setImmediate();
    },
  };
}

describe('reportProgress', () => {
  it('tells each step of a document once', async (t) => {
    const { lines, put, look } = report(t);
    await put(record('a.pdf'));
    await look();
    await put(record('a.pdf', { status: 'parsing' }));
    await look();
    await look();
    await put(record('a.pdf', { status: 'indexed', pages: 1, chunks: 12 }));
    await look();
    await look();
    assert.deepEqual(lines, ['  parsing   a.pdf', '  indexed   a.pdf  (1 page, 12 passages)']);
  });

  it('tells a new version of the same document again', async (t) => {
    const { lines, put, look } = report(t);
    await put(record('a.md', { status: 'indexed', pages: 2, chunks: 1 }));
    await look();
    await put(record('a.md', { status: 'indexed', pages: 2, chunks: 1, version: 'v2' }));
    await look();
    assert.deepEqual(lines, Array(2).fill('  indexed   a.md  (2 pages, 1 passage)'));
  });

  it('says why a document failed', async (t) => {
    const { lines, put, look } = report(t);
    const error = { code: 'encrypted', message: 'The PDF is encrypted.' };
    await put(record('a.pdf', { status: 'failed', error }));
    await look();
    assert.deepEqual(lines, ['  failed    a.pdf  The PDF is encrypted.']);
  });

  it('leaves out what happened before the start, and other tenants', async (t) => {
    const { lines, put, look } = report(t);
    await put(record('old.md', { status: 'indexed', updatedAt: '2026-03-01T11:59:59.999Z' }));
    await put(record('foreign.md', { status: 'indexed', tenantId: 'other' }));
    await look();
    assert.deepEqual(lines, []);
  });

  it('goes on after a look that failed', async (t) => {
    class Shaky extends MemoryDocumentStore {
      #looks = 0;
      override async list(...args: Parameters<MemoryDocumentStore['list']>) {
        if (this.#looks++ === 0) throw new Error('no connection');
        return super.list(...args);
      }
    }
    const { lines, put, look } = report(t, new Shaky());
    await put(record('a.md', { status: 'embedding' }));
    await look();
    assert.deepEqual(lines, []);
    await look();
    assert.deepEqual(lines, ['  embedding a.md']);
  });

  it('is silent once closed', async (t) => {
    const { lines, put, look, progress } = report(t);
    await put(record('a.md', { status: 'parsing' }));
    progress.close();
    await look();
    assert.deepEqual(lines, []);
  });
});

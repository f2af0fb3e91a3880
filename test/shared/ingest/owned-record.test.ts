import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { updateOwnedRecord } from '../../../shared/ingest/owned-record.ts';
import { RunEnded } from '../../../shared/ingest/run-ended.ts';
import type { DocumentStore } from '../../../shared/ports/document-store.ts';
import { aDocument } from '../../support/a-document.ts';
import { MemoryDocumentStore } from '../../support/memory-document-store.ts';

describe('updateOwnedRecord', () => {
  it('ends the run when a newer version takes the record over while the change is on its way', async () => {
    const documents = new MemoryDocumentStore();
    const newer = aDocument({ version: 'v2' });
    await documents.update('acme', 'd1', () => newer);
    // A lost race: the change is asked of what was there, then of what is there now.
    const racing = new Proxy<DocumentStore>(documents, {
      get: (target, name) =>
        name === 'update'
          ? async (...[tenantId, id, change]: Parameters<DocumentStore['update']>) => {
              change(aDocument({ status: 'parsing' }));
              return target.update(tenantId, id, change);
            }
          : (Reflect.get(target, name) as unknown),
    });
    const run = { tenantId: 'acme', documentId: 'd1', version: 'v1' };
    const ports = { documents: racing, clock: { now: () => new Date(0) } };
    await assert.rejects(
      updateOwnedRecord(run, ports, (record) => ({ ...record, chunks: 5 })),
      (error) => error instanceof RunEnded && error.outcome === 'superseded',
    );
    assert.deepEqual(await documents.get('acme', 'd1'), newer);
  });
});

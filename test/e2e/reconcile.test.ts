import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startTemporaryStack, type TemporaryStack } from '../../tools/support/temporary-stack.ts';
import { anEmbeddedChunk } from '../support/a-chunk.ts';
import { until } from '../support/document-container.ts';
import { travelPolicy } from '../support/e2e-documents.ts';

const signal = AbortSignal.timeout(120_000);

describe('reconciliation in the night', () => {
  let stack: TemporaryStack;
  const reports: { repairs: Record<string, number>; checked: Record<string, number> }[] = [];

  before(async () => {
    stack = await startTemporaryStack({
      settings: { RECONCILE_SCHEDULE: '*/2 * * * * *' },
      log(entry) {
        if (entry.kind !== 'message' || !entry.message.includes('"reconciled"')) return;
        reports.push(JSON.parse(entry.message) as (typeof reports)[number]);
      },
    });
  });
  after(() => stack.close());

  it('removes what belongs to no document, leaves the others alone, and says so', async () => {
    const { services } = stack;
    const { id } = await stack.api.uploadContent(travelPolicy, 'travel.md');
    const [travel] = await stack.api.settled([id]);
    const vector = Array.from({ length: services.embeddingModel.dimensions }, () => 0.1);
    const stray = anEmbeddedChunk({ id: 'stray', documentId: 'gone', vector });
    await services.searchIndex.upload([stray], signal);
    const options = { contentType: 'text/plain' };
    await services.processed.write('local/gone/v1/pages.jsonl', '', options, signal);
    await until('both are gone', async () => {
      const chunks = await services.searchIndex.countChunks('local', 'gone', {}, signal);
      const blob = await services.processed.properties('local/gone/v1/pages.jsonl', signal);
      return chunks === 0 && blob === undefined;
    });
    await until('a pass found nothing more to do', async () => {
      const { repairs = { none: 0 }, checked = {} } = reports.at(-1) ?? {};
      return Object.keys(repairs).length === 0 && checked.originals === 1;
    });
    const sum = (repair: string) =>
      reports.reduce((all, { repairs }) => all + (repairs[repair] ?? 0), 0);
    assert.deepEqual([sum('chunks-removed'), sum('blobs-removed')], [1, 1]);
    const { chunks, status } = await stack.api.document(id);
    assert.equal(status, 'indexed');
    assert.equal(chunks, travel?.chunks);
    assert.equal(await services.searchIndex.countTenant('local', signal), chunks);
  });
});

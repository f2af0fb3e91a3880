import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { EventGridEvent } from '../../../../local/host/event-grid/event-grid-event.ts';
import { parseEventSubscriptions } from '../../../../local/host/event-grid/event-subscriptions.ts';

const anEvent = (eventType: string, name: string): EventGridEvent => ({
  id: 'e',
  topic: '/topic',
  subject: `/blobServices/default/containers/documents/blobs/${name}`,
  eventType: `Microsoft.Storage.${eventType}`,
  eventTime: '2026-03-01T08:00:00Z',
  data: {},
  dataVersion: '',
  metadataVersion: '1',
});
const created = anEvent('BlobCreated', 't/a.txt');
const deleted = anEvent('BlobDeleted', 't/a.txt');

describe('parseEventSubscriptions', () => {
  it('lets every event through when a function has no subscription', () => {
    for (const description of [undefined, { subscriptions: [{ function: 'g' }] }]) {
      const { wants } = parseEventSubscriptions(description);
      assert.ok(wants('f', created));
      assert.ok(wants('f', deleted));
    }
  });

  it('filters by type and by both ends of the subject, which have no case', () => {
    const { wants } = parseEventSubscriptions({
      subscriptions: [
        {
          function: 'f',
          filter: {
            includedEventTypes: ['Microsoft.Storage.BlobCreated'],
            subjectBeginsWith: '/blobServices/default/containers/Documents/blobs/t/',
            subjectEndsWith: '.TXT',
          },
        },
      ],
    });
    assert.ok(wants('f', created));
    assert.ok(!wants('f', deleted));
    assert.ok(!wants('f', anEvent('BlobCreated', 'u/a.txt')));
    assert.ok(!wants('f', anEvent('BlobCreated', 't/a.pdf')));
  });

  it('takes what any subscription of a function lets through', () => {
    const one = (type: string) => ({ function: 'f', filter: { includedEventTypes: [type] } });
    const { wants } = parseEventSubscriptions({
      subscriptions: [one('Microsoft.Storage.BlobCreated'), one('Microsoft.Storage.BlobDeleted')],
    });
    assert.ok(wants('f', created) && wants('f', deleted));
    assert.ok(!wants('f', anEvent('BlobTierChanged', 't/a.txt')));
  });

  it('refuses filters that it does not know', () => {
    const filter = { advancedFilters: [] };
    assert.throws(
      () => parseEventSubscriptions({ subscriptions: [{ function: 'f', filter }] }),
      /subscriptions\.0\.filter: .*"advancedFilters"/,
    );
  });

  it("reads this project's own file: each function hears of what it is there for", () => {
    const file = new URL('../../../../infra/event-subscriptions.json', import.meta.url);
    const { wants, containers } = parseEventSubscriptions(JSON.parse(readFileSync(file, 'utf8')));
    assert.ok(wants('ingest-removals', deleted));
    assert.ok(!wants('ingest-removals', created));
    assert.ok(wants('ingest-documents', created));
    assert.ok(!wants('ingest-documents', deleted));
    assert.deepEqual(containers, [{ connection: 'DocumentStorage', name: 'documents' }]);
  });
});

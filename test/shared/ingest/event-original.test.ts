import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventOriginal } from '../../../shared/ingest/event-original.ts';

const event = {
  id: '831e1650-001e-001b-66ab-eeb76e069631',
  topic: '/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/a',
  subject: '/blobServices/default/containers/documents/blobs/acme/hr/handbook.pdf',
  eventType: 'Microsoft.Storage.BlobDeleted',
  eventTime: '2026-03-01T08:00:00.0000000Z',
  data: {
    api: 'DeleteBlob',
    url: 'https://a.blob.core.windows.net/documents/acme/hr/handbook.pdf',
  },
  dataVersion: '',
  metadataVersion: '1',
};
const subject = (name: string) => `/blobServices/default/containers/documents/blobs/${name}`;

test('names the original, slashes and all', () => {
  assert.equal(eventOriginal(event, 'BlobDeleted'), 'acme/hr/handbook.pdf');
  const created = { ...event, eventType: 'Microsoft.Storage.BlobCreated' };
  assert.equal(eventOriginal(created, 'BlobCreated'), 'acme/hr/handbook.pdf');
  assert.equal(eventOriginal(event, 'BlobCreated'), undefined);
});

test('takes the name as it stands: nothing is decoded', () => {
  for (const name of [
    'acme/100%25 sure.md',
    'acme/a b+c.md',
    'acme/Grüße\n#1?.md',
    'a/blobs/b',
    '..%2fa',
    '1e3',
  ]) {
    assert.equal(eventOriginal({ ...event, subject: subject(name) }, 'BlobDeleted'), name);
  }
});

test('other events and other containers name none', () => {
  const others: unknown[] = [
    { ...event, eventType: 'Microsoft.Storage.BlobCreated' },
    { ...event, eventType: 'Microsoft.Storage.DirectoryDeleted' },
    { ...event, subject: event.subject.replace('documents', 'processed') },
    { ...event, subject: event.subject.replace('documents', 'documents2') },
    { ...event, subject: subject('') },
    { ...event, subject: `/elsewhere${event.subject}` },
    { ...event, subject: 7 },
    { eventType: event.eventType },
    null,
    'text',
    [event],
  ];
  for (const other of others) assert.equal(eventOriginal(other, 'BlobDeleted'), undefined);
});

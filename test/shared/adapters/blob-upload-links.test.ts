import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  AnonymousCredential,
  BlobServiceClient,
  type UserDelegationKey,
} from '@azure/storage-blob';
import { BlobUploadLinks } from '../../../shared/adapters/blob-upload-links.ts';

const signal = new AbortController().signal;
const now = new Date('2026-01-01T12:00:00Z');
const address = 'https://contoso.blob.core.windows.net';
const credential = { getToken: async () => ({ token: 'token', expiresOnTimestamp: Infinity }) };

function links(service: BlobServiceClient): BlobUploadLinks {
  return new BlobUploadLinks(service, { now: () => now });
}

test('with an identity a link is signed by a user delegation key, for https only', async () => {
  const service = new BlobServiceClient(address, credential);
  const asked: Date[] = [];
  service.getUserDelegationKey = (async (startsOn: Date, expiresOn: Date) => {
    asked.push(startsOn, expiresOn);
    const key: UserDelegationKey = {
      signedObjectId: 'object',
      signedTenantId: 'directory',
      signedStartsOn: startsOn,
      signedExpiresOn: expiresOn,
      signedService: 'b',
      signedVersion: '2024-11-04',
      value: Buffer.from('secret').toString('base64'),
    };
    return key;
  }) as BlobServiceClient['getUserDelegationKey'];
  const { url, expiresAt } = await links(service).create('acme/a b.pdf', {}, signal);
  const { origin, pathname, searchParams } = new URL(url);
  assert.equal(`${origin}${pathname}`, `${address}/documents/acme/a%20b.pdf`);
  assert.deepEqual(
    ['sp', 'sr', 'spr', 'skoid', 'se'].map((name) => searchParams.get(name)),
    ['cw', 'b', 'https', 'object', '2026-01-01T12:15:00Z'],
  );
  assert.equal(expiresAt, '2026-01-01T12:15:00.000Z');
  assert.deepEqual(asked, [new Date('2026-01-01T11:55:00Z'), new Date('2026-01-01T12:15:00Z')]);
});

test('an account that cannot sign is a fault of the settings', async () => {
  const service = new BlobServiceClient(address, new AnonymousCredential());
  const refused = links(service).create('acme/a.pdf', {}, signal);
  await assert.rejects(refused, { code: 'configuration' });
});

test('a delegation key that is not given is an outage of storage', async () => {
  const service = new BlobServiceClient(address, credential);
  service.getUserDelegationKey = async () => {
    throw Object.assign(new Error('busy'), { statusCode: 503 });
  };
  const refused = links(service).create('acme/a.pdf', {}, signal);
  await assert.rejects(refused, { code: 'storage_unavailable', transient: true });
});

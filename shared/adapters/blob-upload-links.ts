import {
  BlobSASPermissions,
  SASProtocol,
  StorageSharedKeyCredential,
  generateBlobSASQueryParameters,
  type BlobSASSignatureValues,
  type BlobServiceClient,
  type SASQueryParameters,
} from '@azure/storage-blob';
import { AppError } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { UploadLink, UploadLinks } from '../ports/upload-links.ts';
import { outsideError } from './sdk-error.ts';

/** Minutes a link can be used. */
const validForMinutes = 15;
/** Minutes by which the storage's clock may be behind ours. */
const clockSkewMinutes = 5;

/**
 * Links into the container `documents`, as shared access signatures. With an identity they are signed by a user delegation
 * key, otherwise by the account's key.
 * @see https://learn.microsoft.com/rest/api/storageservices/create-user-delegation-sas
 */
export class BlobUploadLinks implements UploadLinks {
  readonly #service: BlobServiceClient;
  readonly #clock: Clock;

  constructor(service: BlobServiceClient, clock: Clock) {
    this.#service = service;
    this.#clock = clock;
  }

  async create(
    blobName: string,
    metadata: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<UploadLink> {
    const now = this.#clock.now().getTime();
    const startsOn = new Date(now - clockSkewMinutes * 60_000);
    const expiresOn = new Date(now + validForMinutes * 60_000);
    const blob = this.#service.getContainerClient('documents').getBlobClient(blobName);
    const signature = await this.#sign(
      {
        containerName: 'documents',
        blobName,
        permissions: BlobSASPermissions.parse('cw'),
        startsOn,
        expiresOn,
        // A laptop's storage has no TLS.
        protocol: blob.url.startsWith('https:') ? SASProtocol.Https : SASProtocol.HttpsAndHttp,
      },
      { startsOn, expiresOn },
      signal,
    );
    const properties = Object.entries(metadata).map(([name, value]): [string, string] => [
      `x-ms-meta-${name}`,
      value,
    ]);
    return {
      url: `${blob.url}?${signature.toString()}`,
      method: 'PUT',
      headers: { 'x-ms-blob-type': 'BlockBlob', ...Object.fromEntries(properties) },
      expiresAt: expiresOn.toISOString(),
    };
  }

  async #sign(
    values: BlobSASSignatureValues,
    { startsOn, expiresOn }: { readonly startsOn: Date; readonly expiresOn: Date },
    signal: AbortSignal,
  ): Promise<SASQueryParameters> {
    const { credential, accountName } = this.#service;
    if (credential instanceof StorageSharedKeyCredential) {
      return generateBlobSASQueryParameters(values, credential);
    }
    if (!('getToken' in credential)) {
      throw new AppError('configuration', 'DocumentStorage holds no account key to sign with.', {
        remedy: 'Use a connection string with the account key, or an identity.',
      });
    }
    try {
      const options = { abortSignal: signal };
      const key = await this.#service.getUserDelegationKey(startsOn, expiresOn, options);
      return generateBlobSASQueryParameters(values, key, accountName);
    } catch (error) {
      throw outsideError('storage_unavailable', 'The document storage', error, signal);
    }
  }
}

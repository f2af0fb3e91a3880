import type { ContainerClient } from '@azure/storage-blob';
import type { RpcTypedData } from '../core/core-types.ts';
import type { BlobVersion } from './blob-receipts.ts';

/** What the blob trigger hands to the function: the bytes, and Azure's trigger metadata. */
export interface BlobInput {
  readonly data: RpcTypedData;
  readonly triggerMetadata: Readonly<Record<string, RpcTypedData>>;
}

/**
 * Downloads one version of a blob.
 * @param values the path pattern's parameters.
 * @throws RestError, with status 412 or 404 when the blob was replaced or deleted meanwhile.
 */
export async function readBlob(
  container: ContainerClient,
  blob: BlobVersion,
  values: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<BlobInput> {
  const client = container.getBlobClient(blob.name);
  const answer = await client.download(0, undefined, {
    conditions: { ifMatch: blob.etag },
    abortSignal: signal,
  });
  const chunks: Buffer[] = [];
  for await (const chunk of answer.readableStreamBody ?? []) chunks.push(Buffer.from(chunk));

  const properties = {
    LastModified: answer.lastModified?.toISOString(),
    CreatedOn: answer.createdOn?.toISOString(),
    ContentLength: answer.contentLength,
    ContentType: answer.contentType,
    ContentEncoding: answer.contentEncoding,
    ContentLanguage: answer.contentLanguage,
    ContentDisposition: answer.contentDisposition,
    CacheControl: answer.cacheControl,
    ETag: answer.etag,
    BlobType: answer.blobType,
  };
  const named = Object.entries(values).map(([name, value]) => [name, { string: value }] as const);
  return {
    data: { bytes: Buffer.concat(chunks) },
    triggerMetadata: {
      BlobTrigger: { string: `${container.containerName}/${blob.name}` },
      // As JSON, so that the library does not try to read the text of the URL as a value.
      Uri: { json: JSON.stringify(client.url) },
      Properties: { json: JSON.stringify(properties) },
      Metadata: { json: JSON.stringify(answer.metadata ?? {}) },
      ...Object.fromEntries(named),
    },
  };
}

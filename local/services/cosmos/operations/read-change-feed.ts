import type { Account } from '../account.ts';
import { badRequest, notSupported } from '../cosmos-error.ts';
import { parsePartitionKey, scopeOf } from '../partition-key.ts';
import type { Reply } from '../reply.ts';
import { queryCharge } from '../request-charge.ts';
import { header, type CosmosRequest } from '../request.ts';
import type { Container } from '../store/container-store.ts';

const DEFAULT_PAGE_ITEMS = 100;

/**
 * The latest version of every item changed after a point: an ETag that an earlier page gave, a time, or
 * now (`If-None-Match: *`). Answers 304 while there is nothing new.
 * @throws CosmosError 501 for other modes and for part of a container.
 */
export function readChangeFeed(
  account: Account,
  container: Container,
  request: CosmosRequest,
): Reply {
  if (header(request, 'a-im')?.toLowerCase() !== 'incremental feed') {
    throw notSupported('reading items without a query, or any change feed but the latest version');
  }
  if (header(request, 'x-ms-start-epk') !== undefined) {
    throw notSupported('the change feed of a partition key prefix or feed range');
  }
  const { reader, sequence } = account.store;
  const { paths } = container.definition.partitionKey;
  const key = header(request, 'x-ms-documentdb-partitionkey');
  const after = startOf(request, sequence.current);
  const changes = reader.changes(
    container,
    key === undefined ? { kind: 'all' } : scopeOf(parsePartitionKey(key, paths), paths),
    after,
    sinceOf(request),
    Number(header(request, 'x-ms-max-item-count') ?? DEFAULT_PAGE_ITEMS),
  );
  const last = changes.at(-1);
  const headers = { etag: `"${last?.sequence ?? after}"` };
  if (!last) return { status: 304, headers };
  const documents = changes.map((change) => change.body).join();
  return {
    status: 200,
    headers,
    body: `{"_rid":"${container.rid}","Documents":[${documents}],"_count":${changes.length}}`,
    charge: queryCharge(changes.length, documents.length),
  };
}

function startOf(request: CosmosRequest, current: number): number {
  const etag = header(request, 'if-none-match');
  if (etag === undefined) return 0;
  if (etag === '*') return current;
  const position = /^"?(\d+)"?$/.exec(etag)?.[1];
  if (position === undefined) throw badRequest('The change feed continuation is invalid.');
  return Number(position);
}

/** In seconds. */
function sinceOf(request: CosmosRequest): number {
  const since = header(request, 'if-modified-since');
  if (since === undefined) return 0;
  const time = Date.parse(since);
  if (Number.isNaN(time)) throw badRequest('If-Modified-Since is not a date.');
  return Math.floor(time / 1000);
}

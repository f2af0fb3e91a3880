import type { Reply } from '../reply.ts';
import { header, type CosmosRequest } from '../request.ts';
import type { Container } from '../store/container-store.ts';

const ETAG = '"1"';

/** The physical partitions of a container: one, which never splits. */
export function listPartitionRanges({ rid, self }: Container, request: CosmosRequest): Reply {
  // The SDK asks again with the ETag until it is told that there is nothing more.
  if (header(request, 'if-none-match') === ETAG) return { status: 304, headers: { etag: ETAG } };
  const range = {
    id: '0',
    _rid: rid,
    _self: `${self}pkranges/0/`,
    _etag: ETAG,
    _ts: 0,
    minInclusive: '',
    maxExclusive: 'FF',
    ridPrefix: 0,
    throughputFraction: 1,
    status: 'online',
    parents: [],
  };
  const body = JSON.stringify({ _rid: rid, PartitionKeyRanges: [range], _count: 1 });
  return { status: 200, body, headers: { etag: ETAG } };
}

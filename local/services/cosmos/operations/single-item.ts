import type { Account } from '../account.ts';
import { badRequest } from '../cosmos-error.ts';
import { encodePartitionKey, parsePartitionKey } from '../partition-key.ts';
import type { Reply } from '../reply.ts';
import { readCharge, writeCharge } from '../request-charge.ts';
import { header, type CosmosRequest } from '../request.ts';
import type { Container } from '../store/container-store.ts';
import type { ItemResult } from './item-target.ts';
import { runItemOperation, type ItemOperation } from './run-item-operation.ts';

/** Answers a request for one operation on one item. */
export function singleItem(
  account: Account,
  container: Container,
  request: CosmosRequest,
  operation: ItemOperation,
): Reply {
  const key = header(request, 'x-ms-documentdb-partitionkey');
  const target = { account, container, partition: wholePartitionKey(container, key) };
  const result = runItemOperation(target, {
    ...operation,
    ifMatch: header(request, 'if-match'),
    ifNoneMatch: header(request, 'if-none-match'),
  });
  return {
    status: result.status,
    body: result.item?.body,
    headers: result.item && { etag: result.item.etag },
    charge: itemCharge(operation, result),
  };
}

/**
 * The partition that an operation on items names.
 * @throws CosmosError 400 when the key is missing, malformed or only a prefix.
 */
export function wholePartitionKey(container: Container, key: string | undefined): string {
  const { paths } = container.definition.partitionKey;
  if (key === undefined) {
    throw badRequest('PartitionKey value must be supplied for this operation.');
  }
  const levels = parsePartitionKey(key, paths);
  if (levels.length < paths.length) {
    throw badRequest(
      `This operation needs all levels of the partition key (${paths.join(', ')}), not a prefix.`,
      { substatus: 1001 },
    );
  }
  return encodePartitionKey(levels);
}

export function itemCharge({ operationType }: ItemOperation, { item }: ItemResult): number {
  const bytes = item?.body.length ?? 0;
  return operationType === 'Read' ? readCharge(bytes) : writeCharge(bytes);
}

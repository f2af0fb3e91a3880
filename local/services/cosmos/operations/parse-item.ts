import { badRequest, tooLarge } from '../cosmos-error.ts';
import { isObject, type JsonObject } from '../json.ts';
import { encodePartitionKey, partitionKeyOf } from '../partition-key.ts';
import type { ItemTarget } from './item-target.ts';

const MAX_ITEM_BYTES = 2 * 1024 * 1024;
const MAX_ID_BYTES = 1023;

export type Item = JsonObject & { id: string };

/**
 * Takes a request body for an item of a partition.
 * @throws CosmosError 400 for a malformed item or one of another partition, 413 for one over 2 MB.
 */
export function parseItem({ container, partition }: ItemTarget, body: unknown): Item {
  if (!isObject(body)) throw badRequest('An item must be a JSON object.');
  checkId(body.id);
  if (Buffer.byteLength(JSON.stringify(body)) > MAX_ITEM_BYTES) {
    throw tooLarge('Request size is too large: an item may have 2 MB.');
  }
  const { paths } = container.definition.partitionKey;
  if (encodePartitionKey(partitionKeyOf(body, paths)) !== partition) {
    throw badRequest(
      "PartitionKey extracted from document doesn't match the one specified in the header.",
      { substatus: 1001 },
    );
  }
  return body as Item;
}

function checkId(id: unknown): void {
  if (typeof id !== 'string' || id === '') {
    throw badRequest(
      "The input content is invalid because the required properties - 'id; ' - are missing.",
    );
  }
  if (Buffer.byteLength(id) > MAX_ID_BYTES || /[/\\?#]/.test(id)) {
    throw badRequest(`An item id has at most ${MAX_ID_BYTES} bytes and none of / \\ ? #.`);
  }
}

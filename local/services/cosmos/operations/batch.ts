import * as z from 'zod';
import type { Account } from '../account.ts';
import { asCosmosError } from '../as-cosmos-error.ts';
import { badRequest, tooLarge } from '../cosmos-error.ts';
import type { Reply } from '../reply.ts';
import { header, jsonBody, type CosmosRequest } from '../request.ts';
import type { Container } from '../store/container-store.ts';
import type { ItemResult } from './item-target.ts';
import { itemOperationSchema, runItemOperation, type ItemOperation } from './run-item-operation.ts';
import { itemCharge, wholePartitionKey } from './single-item.ts';

const MAX_OPERATIONS = 100;
const MAX_BYTES = 2 * 1024 * 1024;
const FAILED_DEPENDENCY = 424;

const batchSchema = z.array(
  z.intersection(itemOperationSchema, z.object({ partitionKey: z.string().optional() })),
);

type BatchOperation = z.infer<typeof batchSchema>[number];

interface OperationReply {
  readonly statusCode: number;
  readonly requestCharge: number;
  readonly eTag?: string;
  /** JSON text. */
  readonly resourceBody?: string | undefined;
  readonly message?: string;
}

/**
 * Serves a transactional batch (one partition, all or nothing) and a bulk request (every operation for
 * itself, each with its own partition key).
 * @throws CosmosError 400 for a malformed or empty batch or more than 100 operations, 413 for over 2 MB.
 */
export function batch(account: Account, container: Container, request: CosmosRequest): Reply {
  if (request.body.length > MAX_BYTES) throw tooLarge('A batch may have 2 MB.');
  const operations = parseBatch(request);
  const key = header(request, 'x-ms-documentdb-partitionkey');
  const minimal = header(request, 'prefer') === 'return=minimal';
  const run = (operation: BatchOperation): OperationReply => {
    const partition = wholePartitionKey(container, key ?? operation.partitionKey);
    const target = { account, container, partition };
    return toReply(operation, runItemOperation(target, operation), minimal);
  };
  const atomic = header(request, 'x-ms-cosmos-batch-atomic')?.toLowerCase() === 'true';
  const replies = atomic ? runAtomic(account, operations, run) : runEach(operations, run);
  return {
    status: replies.some((reply) => reply.statusCode >= 400) ? 207 : 200,
    body: `[${replies.map(toJson).join()}]`,
    charge: replies.reduce((sum, reply) => sum + reply.requestCharge, 0),
  };
}

function parseBatch(request: CosmosRequest): BatchOperation[] {
  const parsed = batchSchema.safeParse(jsonBody(request));
  if (!parsed.success) throw badRequest(`The batch is invalid. ${z.prettifyError(parsed.error)}`);
  if (parsed.data.length === 0) throw badRequest('The batch has no operations.');
  if (parsed.data.length > MAX_OPERATIONS) {
    throw badRequest(
      `Batch request has more operations than what is supported: ${parsed.data.length} of ${MAX_OPERATIONS}.`,
    );
  }
  return parsed.data;
}

function runEach(
  operations: readonly BatchOperation[],
  run: (operation: BatchOperation) => OperationReply,
): OperationReply[] {
  return operations.map((operation) => {
    try {
      return run(operation);
    } catch (error) {
      return failure(error);
    }
  });
}

/** After a failure nothing is stored, and every other operation is answered with 424. */
function runAtomic(
  { store }: Account,
  operations: readonly BatchOperation[],
  run: (operation: BatchOperation) => OperationReply,
): OperationReply[] {
  const replies: OperationReply[] = [];
  try {
    return store.transaction(() => {
      for (const operation of operations) replies.push(run(operation));
      return replies;
    });
  } catch (error) {
    const failed = failure(error);
    return operations.map((_, index) =>
      index === replies.length ? failed : { statusCode: FAILED_DEPENDENCY, requestCharge: 0 },
    );
  }
}

function failure(error: unknown): OperationReply {
  const refusal = asCosmosError(error);
  if (!refusal) throw error;
  return { statusCode: refusal.status, requestCharge: 1, message: refusal.message };
}

function toReply(operation: ItemOperation, result: ItemResult, minimal: boolean): OperationReply {
  const { status, item } = result;
  return {
    statusCode: status,
    requestCharge: itemCharge(operation, result),
    ...(item && { eTag: item.etag, resourceBody: minimal ? undefined : item.body }),
  };
}

function toJson({ resourceBody, ...reply }: OperationReply): string {
  const text = JSON.stringify(reply);
  return resourceBody === undefined ? text : `${text.slice(0, -1)},"resourceBody":${resourceBody}}`;
}

import type { Account } from '../account.ts';
import type { JsonObject } from '../json.ts';
import type { Reply } from '../reply.ts';
import { isQuery, type CosmosRequest } from '../request.ts';
import { takePage } from '../sql/take-page.ts';
import { parseQueryBody } from './query-body.ts';

/**
 * Lists databases or containers, all of them or those that a query selects.
 * @param name of the list in the answer, for example `Databases`.
 */
export function listResources(
  account: Account,
  request: CosmosRequest,
  name: string,
  resources: readonly JsonObject[],
): Reply {
  const results = isQuery(request)
    ? select(account, request, resources)
    : resources.map((resource) => JSON.stringify(resource));
  const body = `{"_rid":"","${name}":[${results.join()}],"_count":${results.length}}`;
  return { status: 200, body };
}

function select(
  account: Account,
  request: CosmosRequest,
  resources: readonly JsonObject[],
): readonly string[] {
  const { query, parameters } = parseQueryBody(request);
  const documents = {
    read: () =>
      resources.map((document, number) => ({ document, item: { partition: '', number } })),
  };
  const scope = { bindings: new Map(), parameters, now: account.now() };
  const limits = { maxItems: Infinity, maxBytes: Infinity };
  return takePage(account.queries.compile(query), documents, scope, limits, undefined).results;
}

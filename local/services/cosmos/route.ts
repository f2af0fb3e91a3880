import type { Account } from './account.ts';
import { CosmosError, notSupported } from './cosmos-error.ts';
import { batch } from './operations/batch.ts';
import {
  createContainer,
  deleteContainer,
  findContainer,
  readContainer,
  replaceContainer,
} from './operations/containers.ts';
import {
  createDatabase,
  deleteDatabase,
  findDatabase,
  readDatabase,
} from './operations/databases.ts';
import { listPartitionRanges } from './operations/list-partition-ranges.ts';
import { listResources } from './operations/list-resources.ts';
import { queryItems } from './operations/query-items.ts';
import { queryPlan } from './operations/query-plan.ts';
import { readAccount } from './operations/read-account.ts';
import { readChangeFeed } from './operations/read-change-feed.ts';
import { singleItem } from './operations/single-item.ts';
import type { Reply } from './reply.ts';
import { header, isQuery, jsonBody, type CosmosRequest } from './request.ts';
import type { Container } from './store/container-store.ts';
import type { Database } from './store/database-store.ts';

/**
 * Finds and runs the operation that a request asks for.
 * @throws CosmosError 501 for a resource this service does not have, 405 for a method it does not know.
 */
export function route(account: Account, request: CosmosRequest): Reply {
  const [root, databaseId, ...rest] = request.path;
  if (root === undefined) return readAccount(request);
  if (root === 'offers') return listResources(account, request, 'Offers', []);
  if (root !== 'dbs') throw notSupported(`the path /${request.path.join('/')}`);
  if (databaseId === undefined) return routeDatabases(account, request);
  const database = findDatabase(account, databaseId);
  if (rest.length === 0) return routeDatabase(account, database, request);
  const [kind, containerId, ...below] = rest;
  if (kind !== 'colls') throw notSupported(`the database resource '${String(kind)}'`);
  if (containerId === undefined) return routeContainers(account, database, request);
  const container = findContainer(account, database, containerId);
  if (below.length === 0) return routeContainer(account, database, container, request);
  const [collection, itemId] = below;
  if (collection === 'pkranges') return listPartitionRanges(container, request);
  if (collection !== 'docs' || below.length > 2) {
    throw notSupported(`the container resource '${below.join('/')}'`);
  }
  return itemId === undefined
    ? routeItems(account, container, request)
    : routeItem(account, container, itemId, request);
}

function routeDatabases(account: Account, request: CosmosRequest): Reply {
  if (request.method === 'POST' && !isQuery(request)) return createDatabase(account, request);
  return listResources(account, request, 'Databases', account.store.databases.list());
}

function routeDatabase(account: Account, database: Database, request: CosmosRequest): Reply {
  if (request.method === 'GET') return readDatabase(database);
  if (request.method === 'DELETE') return deleteDatabase(account, database);
  throw wrongMethod(request);
}

function routeContainers(account: Account, database: Database, request: CosmosRequest): Reply {
  if (request.method === 'POST' && !isQuery(request)) {
    return createContainer(account, database, request);
  }
  const containers = account.store.containers.list(database).map((container) => container.body);
  return listResources(account, request, 'DocumentCollections', containers);
}

function routeContainer(
  account: Account,
  database: Database,
  container: Container,
  request: CosmosRequest,
): Reply {
  if (request.method === 'GET') return readContainer(container);
  if (request.method === 'PUT') return replaceContainer(account, database, container, request);
  if (request.method === 'DELETE') return deleteContainer(account, container);
  throw wrongMethod(request);
}

function routeItems(account: Account, container: Container, request: CosmosRequest): Reply {
  if (request.method === 'GET') return readChangeFeed(account, container, request);
  if (request.method !== 'POST') throw wrongMethod(request);
  if (isTrue(request, 'x-ms-cosmos-is-query-plan-request')) return queryPlan(account, request);
  if (isTrue(request, 'x-ms-cosmos-is-batch-request')) return batch(account, container, request);
  if (isQuery(request)) return queryItems(account, container, request);
  const operationType = isTrue(request, 'x-ms-documentdb-is-upsert') ? 'Upsert' : 'Create';
  return singleItem(account, container, request, {
    operationType,
    resourceBody: jsonBody(request),
  });
}

function routeItem(
  account: Account,
  container: Container,
  id: string,
  request: CosmosRequest,
): Reply {
  switch (request.method) {
    case 'GET':
      return singleItem(account, container, request, { operationType: 'Read', id });
    case 'DELETE':
      return singleItem(account, container, request, { operationType: 'Delete', id });
    case 'PUT':
    case 'PATCH': {
      const operationType = request.method === 'PUT' ? 'Replace' : 'Patch';
      const resourceBody = jsonBody(request);
      return singleItem(account, container, request, { operationType, id, resourceBody });
    }
    default:
      throw wrongMethod(request);
  }
}

function isTrue(request: CosmosRequest, name: string): boolean {
  return header(request, name)?.toLowerCase() === 'true';
}

function wrongMethod({ method, path }: CosmosRequest): CosmosError {
  return new CosmosError(
    405,
    'MethodNotAllowed',
    `${method} is not allowed on /${path.join('/')}.`,
  );
}

import type { Account } from '../account.ts';
import { parseContainerDefinition, type ContainerDefinition } from '../container-definition.ts';
import { badRequest, conflict, notFound } from '../cosmos-error.ts';
import type { Reply } from '../reply.ts';
import { jsonBody, type CosmosRequest } from '../request.ts';
import type { Container } from '../store/container-store.ts';
import type { Database } from '../store/database-store.ts';

/** Azure fixes these when the container is created. */
const FIXED = [
  'id',
  'partitionKey',
  'uniqueKeyPolicy',
] as const satisfies readonly (keyof ContainerDefinition)[];

/** @throws CosmosError 400 for an invalid definition, 409 when the container exists. */
export function createContainer(
  { store, now }: Account,
  database: Database,
  request: CosmosRequest,
): Reply {
  const definition = parseContainerDefinition(jsonBody(request));
  return store.transaction(() => {
    if (store.containers.find(database, definition.id)) {
      throw conflict('The container already exists.');
    }
    const ts = Math.floor(now() / 1000);
    return containerReply(201, store.containers.create(database, definition, ts));
  });
}

export function readContainer(container: Container): Reply {
  return containerReply(200, container);
}

/**
 * Changes the indexing policy or the default time to live.
 * @throws CosmosError 400 when the new definition is invalid or changes what is fixed.
 */
export function replaceContainer(
  { store, now }: Account,
  database: Database,
  container: Container,
  request: CosmosRequest,
): Reply {
  const definition = parseContainerDefinition(jsonBody(request));
  for (const name of FIXED) {
    if (JSON.stringify(definition[name]) !== JSON.stringify(container.definition[name])) {
      throw badRequest(`The ${name} of a container cannot be changed.`);
    }
  }
  const ts = Math.floor(now() / 1000);
  return store.transaction(() =>
    containerReply(200, store.containers.replace(database, container, definition, ts)),
  );
}

/** Deletes the container with its items. */
export function deleteContainer({ store }: Account, container: Container): Reply {
  store.transaction(() => store.containers.delete(container));
  return { status: 204 };
}

/** @throws CosmosError 404 */
export function findContainer({ store }: Account, database: Database, id: string): Container {
  const container = store.containers.find(database, id);
  if (!container) throw notFound(`The container '${id}'`);
  return container;
}

function containerReply(status: number, { body, etag }: Container): Reply {
  return { status, body: JSON.stringify(body), headers: { etag } };
}

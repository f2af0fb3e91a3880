import * as z from 'zod';
import type { Account } from '../account.ts';
import { badRequest, conflict, notFound } from '../cosmos-error.ts';
import type { Reply } from '../reply.ts';
import { jsonBody, type CosmosRequest } from '../request.ts';
import type { Database } from '../store/database-store.ts';

const bodySchema = z.object({ id: z.string().regex(/^[^/\\#?]{1,255}$/) });

/** @throws CosmosError 400 without a valid id, 409 when the database exists. */
export function createDatabase({ store, now }: Account, request: CosmosRequest): Reply {
  const body = bodySchema.safeParse(jsonBody(request));
  if (!body.success) throw badRequest('A database needs an id of 1 to 255 characters.');
  return store.transaction(() => {
    if (store.databases.find(body.data.id)) throw conflict('The database already exists.');
    const created = store.databases.create(body.data.id, Math.floor(now() / 1000));
    return { status: 201, body: JSON.stringify(created.body) };
  });
}

export function readDatabase(database: Database): Reply {
  return { status: 200, body: JSON.stringify(database.body) };
}

/** Deletes the database with everything in it. */
export function deleteDatabase({ store }: Account, database: Database): Reply {
  store.transaction(() => store.databases.delete(database));
  return { status: 204 };
}

/** @throws CosmosError 404 */
export function findDatabase({ store }: Account, id: string): Database {
  const database = store.databases.find(id);
  if (!database) throw notFound(`The database '${id}'`);
  return database;
}

import type { Container, Database, JSONObject, OperationInput } from '@azure/cosmos';
import type { Principal } from '../domain/principal.ts';
import { furtherSummary, type Message, type Session } from '../domain/session.ts';
import { AppError } from '../errors.ts';
import type {
  AppendOptions,
  NewMessage,
  Page,
  PageRequest,
  SessionStore,
} from '../ports/session-store.ts';
import { cosmosCall, untilUncontested } from './cosmos-call.ts';
import { cosmosContainers } from './cosmos-containers.ts';
import { decodePageToken, encodePageToken } from './page-token.ts';
import {
  fromMessageItem,
  fromSessionItem,
  sessionItemId,
  toMessageItem,
  toSessionItem,
  type MessageItem,
  type SessionItem,
} from './cosmos-session-items.ts';

/** Most operations a transactional batch may hold (a Cosmos DB limit). */
const batchLimit = 100;

/** Sessions and messages in the `sessions` container: one logical partition a session. */
export class CosmosSessionStore implements SessionStore {
  readonly #container: Container;

  constructor(database: Database) {
    this.#container = database.container(cosmosContainers.sessions.id);
  }

  async get(principal: Principal, sessionId: string): Promise<Session | undefined> {
    const item = await this.#read(principal, sessionId);
    return item && fromSessionItem(item);
  }

  async list(principal: Principal, page: PageRequest): Promise<Page<Session>> {
    const before = page.continuation && decodePageToken(page.continuation, 'string');
    const rows = await this.#query<SessionItem>(
      [principal.tenantId, principal.userId],
      `SELECT * FROM c WHERE c.type = 'session'${before ? ' AND c.sortKey < @before' : ''}
       ORDER BY c.sortKey DESC OFFSET 0 LIMIT @limit`,
      { limit: page.limit + 1, ...(before && { before }) },
    );
    const items = rows.slice(0, page.limit);
    const last = items.at(-1);
    return {
      items: items.map(fromSessionItem),
      ...(rows.length > items.length && last && { continuation: encodePageToken(last.sortKey) }),
    };
  }

  async listMessages(
    principal: Principal,
    sessionId: string,
    page: PageRequest,
  ): Promise<Page<Message>> {
    if (!(await this.#read(principal, sessionId))) throw notFound();
    const after = page.continuation ? decodePageToken(page.continuation, 'number') : 0;
    const rows = await this.#query<MessageItem>(
      partition(principal, sessionId),
      `SELECT * FROM c WHERE c.type = 'message' AND c.seq > @after ORDER BY c.seq ASC OFFSET 0 LIMIT @limit`,
      { after, limit: page.limit + 1 },
    );
    const items = rows.slice(0, page.limit);
    const last = items.at(-1);
    return {
      items: items.map(fromMessageItem),
      ...(rows.length > items.length && last && { continuation: encodePageToken(last.seq) }),
    };
  }

  async getMessage(
    principal: Principal,
    sessionId: string,
    messageId: string,
  ): Promise<Message | undefined> {
    const response = await cosmosCall(() =>
      this.#container.item(messageId, partition(principal, sessionId)).read<MessageItem>(),
    );
    const item = typeof response === 'string' ? undefined : response.resource;
    return item?.type === 'message' ? fromMessageItem(item) : undefined;
  }

  async recentMessages(
    principal: Principal,
    sessionId: string,
    count: number,
  ): Promise<readonly Message[]> {
    const rows = await this.#query<MessageItem>(
      partition(principal, sessionId),
      `SELECT * FROM c WHERE c.type = 'message' ORDER BY c.seq DESC OFFSET 0 LIMIT @limit`,
      { limit: count },
    );
    return rows.map(fromMessageItem).reverse();
  }

  async append(
    principal: Principal,
    sessionId: string,
    messages: readonly NewMessage[],
    options: AppendOptions,
  ): Promise<{ readonly session: Session; readonly messages: readonly Message[] }> {
    // A new session is not there: only a lost race tells to look.
    let isNew = options.create !== undefined;
    return untilUncontested(async () => {
      const stored = isNew ? undefined : await this.#read(principal, sessionId);
      isNew = false;
      if (!stored && !options.create) throw notFound();
      const at = options.at.toISOString();
      const before = stored
        ? fromSessionItem(stored)
        : {
            id: sessionId,
            title: options.create?.title ?? '',
            lastSeq: 0,
            createdAt: at,
            updatedAt: at,
          };
      const summary = furtherSummary(before.summary, options.summary);
      const session: Session = {
        ...before,
        title: before.title === options.retitle?.from ? options.retitle.to : before.title,
        ...(summary && { summary }),
        lastSeq: before.lastSeq + messages.length,
        updatedAt: at > before.updatedAt ? at : before.updatedAt,
      };
      const numbered = messages.map((message, index) => ({
        ...message,
        seq: before.lastSeq + index + 1,
      }));
      const outcome = await this.#batch(principal, sessionId, [
        writeSession(toSessionItem(principal, session), stored?._etag),
        ...numbered.map((message): OperationInput => ({
          operationType: 'Create',
          resourceBody: asJson(toMessageItem(principal, sessionId, message)),
        })),
      ]);
      return outcome === 'conflict' ? 'conflict' : { session, messages: numbered };
    });
  }

  async rename(principal: Principal, sessionId: string, title: string, at: Date): Promise<Session> {
    return untilUncontested(async () => {
      const stored = await this.#read(principal, sessionId);
      if (!stored) throw notFound();
      const session = { ...fromSessionItem(stored), title, updatedAt: at.toISOString() };
      const outcome = await this.#batch(principal, sessionId, [
        writeSession(toSessionItem(principal, session), stored._etag),
      ]);
      return outcome === 'conflict' ? 'conflict' : session;
    });
  }

  async remove(principal: Principal, sessionId: string): Promise<void> {
    if (!(await this.#read(principal, sessionId))) throw notFound();
    await untilUncontested(async () => {
      const session = await this.#read(principal, sessionId);
      if (!session) return 'removed';
      await this.#removeMessages(principal, sessionId);
      // The session goes last, and only if no turn was added meanwhile: a removal that was cut short is found again.
      const outcome = await cosmosCall(() =>
        this.#container.item(sessionItemId, partition(principal, sessionId)).delete({
          accessCondition: { type: 'IfMatch', condition: session._etag ?? '' },
        }),
      );
      return outcome === 'conflict' ? 'conflict' : 'removed';
    });
  }

  async #removeMessages(principal: Principal, sessionId: string): Promise<void> {
    for (;;) {
      const rows = await this.#query<{ readonly id: string }>(
        partition(principal, sessionId),
        `SELECT c.id FROM c WHERE c.type = 'message' OFFSET 0 LIMIT @limit`,
        { limit: batchLimit },
      );
      if (rows.length === 0) return;
      await this.#batch(
        principal,
        sessionId,
        rows.map(({ id }) => ({ operationType: 'Delete', id })),
      );
    }
  }

  async ping(): Promise<void> {
    const outcome = await cosmosCall(() => this.#container.read());
    if (outcome === 'missing') {
      throw new AppError('store_unavailable', 'The database has no container `sessions`.', {
        remedy: 'Deploy the infrastructure, or start the local stack with `npm start`.',
      });
    }
  }

  async #read(principal: Principal, sessionId: string): Promise<SessionItem | undefined> {
    const response = await cosmosCall(() =>
      this.#container.item(sessionItemId, partition(principal, sessionId)).read<SessionItem>(),
    );
    return typeof response === 'string' ? undefined : response.resource;
  }

  async #query<T>(
    partitionKey: string[],
    query: string,
    values: Readonly<Record<string, string | number>>,
  ): Promise<T[]> {
    const parameters = Object.entries(values).map(([name, value]) => ({ name: `@${name}`, value }));
    const found = await cosmosCall(() =>
      this.#container.items.query<T>({ query, parameters }, { partitionKey }).fetchAll(),
    );
    return typeof found === 'string' ? [] : found.resources;
  }

  async #batch(principal: Principal, sessionId: string, operations: OperationInput[]) {
    const outcome = await cosmosCall(async () => {
      const response = await this.#container.items.batch(
        operations,
        partition(principal, sessionId),
      );
      const failed = response.result?.find(
        (one) => one.statusCode >= 400 && one.statusCode !== 424,
      );
      if (failed)
        throw Object.assign(new Error('The batch was refused.'), { code: failed.statusCode });
    });
    // An item that went missing under a batch means somebody else changed the session, too.
    return outcome === undefined ? 'written' : 'conflict';
  }
}

function partition(principal: Principal, sessionId: string): string[] {
  return [principal.tenantId, principal.userId, sessionId];
}

function writeSession(item: SessionItem, etag: string | undefined): OperationInput {
  const resourceBody = asJson(item);
  return etag === undefined
    ? { operationType: 'Create', resourceBody }
    : { operationType: 'Replace', id: sessionItemId, ifMatch: etag, resourceBody };
}

function notFound(): AppError {
  return new AppError('session_not_found', 'There is no such session.', {
    remedy: 'List the sessions with GET /api/sessions, or leave sessionId out to begin a new one.',
  });
}

/** Items hold JSON values only; the library's type cannot see that through an interface. */
function asJson(item: SessionItem | MessageItem): JSONObject {
  return item as unknown as JSONObject;
}

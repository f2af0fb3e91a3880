import { decodePageToken, encodePageToken } from '../../shared/adapters/page-token.ts';
import type { Principal } from '../../shared/domain/principal.ts';
import { furtherSummary, type Message, type Session } from '../../shared/domain/session.ts';
import { AppError } from '../../shared/errors.ts';
import type {
  AppendOptions,
  NewMessage,
  Page,
  PageRequest,
  SessionStore,
} from '../../shared/ports/session-store.ts';

interface Stored {
  session: Session;
  messages: Message[];
}

/** A session store in memory, with the port's rules: own sessions only, numbers without gaps. */
export class MemorySessionStore implements SessionStore {
  readonly #stored = new Map<string, Stored>();

  async get(principal: Principal, sessionId: string): Promise<Session | undefined> {
    return this.#stored.get(key(principal, sessionId))?.session;
  }

  async list(principal: Principal, page: PageRequest): Promise<Page<Session>> {
    const prefix = key(principal, '');
    const own = [...this.#stored].filter(([id]) => id.startsWith(prefix));
    const newestFirst = own
      .map(([, { session }]) => session)
      .sort((a, b) => sortKey(b).localeCompare(sortKey(a)));
    const before = page.continuation && decodePageToken(page.continuation, 'string');
    return pageOf(
      newestFirst.filter((session) => !before || sortKey(session) < before),
      page.limit,
      sortKey,
    );
  }

  async listMessages(
    principal: Principal,
    sessionId: string,
    page: PageRequest,
  ): Promise<Page<Message>> {
    const { messages } = this.#require(principal, sessionId);
    const after = page.continuation ? decodePageToken(page.continuation, 'number') : 0;
    return pageOf(
      messages.filter(({ seq }) => seq > after),
      page.limit,
      ({ seq }) => seq,
    );
  }

  async getMessage(
    principal: Principal,
    sessionId: string,
    messageId: string,
  ): Promise<Message | undefined> {
    const messages = this.#stored.get(key(principal, sessionId))?.messages;
    return messages?.find(({ id }) => id === messageId);
  }

  async recentMessages(
    principal: Principal,
    sessionId: string,
    count: number,
  ): Promise<readonly Message[]> {
    return this.#stored.get(key(principal, sessionId))?.messages.slice(-count) ?? [];
  }

  async append(
    principal: Principal,
    sessionId: string,
    messages: readonly NewMessage[],
    { create, retitle, summary: given, at }: AppendOptions,
  ): Promise<{ readonly session: Session; readonly messages: readonly Message[] }> {
    const time = at.toISOString();
    const before =
      this.#stored.get(key(principal, sessionId)) ??
      (create
        ? {
            session: {
              id: sessionId,
              title: create.title,
              lastSeq: 0,
              createdAt: time,
              updatedAt: time,
            },
            messages: [],
          }
        : this.#require(principal, sessionId));
    const lastSeq = before.session.lastSeq;
    const numbered = messages.map((message, index) => ({ ...message, seq: lastSeq + index + 1 }));
    const summary = furtherSummary(before.session.summary, given);
    const session = {
      ...before.session,
      title: before.session.title === retitle?.from ? retitle.to : before.session.title,
      ...(summary && { summary }),
      lastSeq: lastSeq + messages.length,
      updatedAt: time,
    };
    this.#stored.set(key(principal, sessionId), {
      session,
      messages: [...before.messages, ...numbered],
    });
    return { session, messages: numbered };
  }

  async rename(principal: Principal, sessionId: string, title: string, at: Date): Promise<Session> {
    const stored = this.#require(principal, sessionId);
    stored.session = { ...stored.session, title, updatedAt: at.toISOString() };
    return stored.session;
  }

  async remove(principal: Principal, sessionId: string): Promise<void> {
    this.#require(principal, sessionId);
    this.#stored.delete(key(principal, sessionId));
  }

  async ping(): Promise<void> {
    // Memory is always there.
  }

  #require(principal: Principal, sessionId: string): Stored {
    const stored = this.#stored.get(key(principal, sessionId));
    if (!stored) throw new AppError('session_not_found', 'There is no such session.');
    return stored;
  }
}

function key({ tenantId, userId }: Principal, sessionId: string): string {
  return `${tenantId}/${userId}/${sessionId}`;
}

function sortKey({ updatedAt, id }: Session): string {
  return `${updatedAt}~${id}`;
}

function pageOf<T>(
  items: readonly T[],
  limit: number,
  keyOf: (item: T) => string | number,
): Page<T> {
  const shown = items.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown,
    ...(last && items.length > limit && { continuation: encodePageToken(keyOf(last)) }),
  };
}

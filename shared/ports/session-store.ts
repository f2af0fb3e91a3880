import type { Principal } from '../domain/principal.ts';
import type { Message, Session, SessionSummary } from '../domain/session.ts';

/** A page of a list; `continuation` is opaque and absent on the last page. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly continuation?: string;
}

export interface PageRequest {
  readonly limit: number;
  readonly continuation?: string | undefined;
}

/** A message before it has its number. */
export type NewMessage = Omit<Message, 'seq'>;

export interface AppendOptions {
  readonly create?: { readonly title: string };
  readonly retitle?: { readonly from: string; readonly to: string };
  readonly summary?: SessionSummary;
  readonly at: Date;
}

/**
 * Sessions and their messages, partitioned by (tenant, user, session).
 * Methods throw AppError `session_not_found`, `conflict` or `store_unavailable`.
 */
export interface SessionStore {
  /** @returns undefined when the session does not exist for this principal. */
  get(principal: Principal, sessionId: string): Promise<Session | undefined>;
  /** Newest first. */
  list(principal: Principal, page: PageRequest): Promise<Page<Session>>;
  /** Oldest first. @throws AppError `session_not_found` */
  listMessages(principal: Principal, sessionId: string, page: PageRequest): Promise<Page<Message>>;
  getMessage(
    principal: Principal,
    sessionId: string,
    messageId: string,
  ): Promise<Message | undefined>;
  /** The newest `count` messages, oldest first; empty for an unknown session. */
  recentMessages(
    principal: Principal,
    sessionId: string,
    count: number,
  ): Promise<readonly Message[]>;
  /**
   * Adds messages as one transaction and numbers them without gaps, creating the session when `create` is given and it
   * does not exist. `retitle` gives a session that is still called `from` another title in the same transaction: one that
   * was renamed meanwhile keeps its name. A `summary` that reaches further than the session's own takes its place likewise.
   * Concurrent appends are serialised with If-Match and retried.
   */
  append(
    principal: Principal,
    sessionId: string,
    messages: readonly NewMessage[],
    options: AppendOptions,
  ): Promise<{ readonly session: Session; readonly messages: readonly Message[] }>;
  rename(principal: Principal, sessionId: string, title: string, at: Date): Promise<Session>;
  /** Removes the session and all its messages. @throws AppError `session_not_found` */
  remove(principal: Principal, sessionId: string): Promise<void>;
  /** @throws AppError `store_unavailable` naming the reason. */
  ping(): Promise<void>;
}

import type { Principal } from '../domain/principal.ts';
import type { Message, Session } from '../domain/session.ts';

/** The id of the one session item in a session's partition. */
export const sessionItemId = 'session';

interface Partitioned {
  readonly tenantId: string;
  readonly userId: string;
  readonly sessionId: string;
}

/** `sortKey` orders a user's sessions by last change, ties by id. */
export interface SessionItem extends Omit<Session, 'id'>, Partitioned {
  readonly id: typeof sessionItemId;
  readonly type: 'session';
  readonly sortKey: string;
  readonly _etag?: string;
}

export interface MessageItem extends Message, Partitioned {
  readonly type: 'message';
}

export function toSessionItem(principal: Principal, session: Session): SessionItem {
  return {
    ...session,
    id: sessionItemId,
    type: 'session',
    tenantId: principal.tenantId,
    userId: principal.userId,
    sessionId: session.id,
    sortKey: `${session.updatedAt}~${session.id}`,
  };
}

export function fromSessionItem(item: SessionItem): Session {
  const { sessionId, title, lastSeq, createdAt, updatedAt, summary } = item;
  return { id: sessionId, title, lastSeq, createdAt, updatedAt, ...(summary && { summary }) };
}

export function toMessageItem(
  principal: Principal,
  sessionId: string,
  message: Message,
): MessageItem {
  return {
    ...message,
    type: 'message',
    tenantId: principal.tenantId,
    userId: principal.userId,
    sessionId,
  };
}

export function fromMessageItem(item: MessageItem): Message {
  const { id, seq, role, text, status, createdAt, citations, followUps } = item;
  const { grounding, rewrittenQuestion, refused, nearest, conversational } = item;
  const { degraded, usage, errorCode } = item;
  return {
    id,
    seq,
    role,
    text,
    status,
    createdAt,
    citations,
    followUps,
    ...(grounding !== undefined && { grounding }),
    ...(rewrittenQuestion !== undefined && { rewrittenQuestion }),
    ...(refused !== undefined && { refused }),
    ...(nearest !== undefined && { nearest }),
    ...(conversational !== undefined && { conversational }),
    ...(degraded !== undefined && { degraded }),
    ...(usage !== undefined && { usage }),
    ...(errorCode !== undefined && { errorCode }),
  };
}

import type { Citation } from './citation.ts';

/** A conversation of one user. */
export interface Session {
  readonly id: string;
  readonly title: string;
  /** Number of the newest message; messages are numbered from 1 without gaps. */
  readonly lastSeq: number;
  /** ISO 8601 UTC. */
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Stands for the messages that are too long ago to be read again; absent while all are recent. */
  readonly summary?: SessionSummary;
}

/** What was said in a session up to a message. */
export interface SessionSummary {
  readonly text: string;
  /** Number of the last message it covers. */
  readonly throughSeq: number;
}

export interface TokenUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** The model that wrote the answer, as it names itself. */
  readonly model: string;
}

/** How a message ended: a stored question whose answer failed keeps `failed` with the error's code. */
export type MessageStatus = 'complete' | 'failed' | 'aborted';

export interface Message {
  readonly id: string;
  readonly seq: number;
  readonly role: 'user' | 'assistant';
  readonly text: string;
  readonly status: MessageStatus;
  /** ISO 8601 UTC. */
  readonly createdAt: string;
  readonly citations: readonly Citation[];
  readonly followUps: readonly string[];
  readonly rewrittenQuestion?: string;
  readonly refused?: boolean;
  readonly degraded?: readonly string[];
  readonly usage?: TokenUsage;
  /** Stable code of the error that ended the answer, when `status` is `failed`. */
  readonly errorCode?: string;
}

/** The one of two summaries that covers more; the first of equal ones. */
export function furtherSummary(
  one: SessionSummary | undefined,
  other: SessionSummary | undefined,
): SessionSummary | undefined {
  return (other?.throughSeq ?? 0) > (one?.throughSeq ?? 0) ? other : one;
}

import type { Citation, NearestDocument } from './citation.ts';
import type { Grounding } from './grounding.ts';

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

/** What a model was asked for. */
export type ModelPurpose =
  | 'condense'
  | 'expand'
  | 'summarise'
  | 'rerank'
  | 'judge'
  | 'answer'
  | 'converse'
  | 'title'
  | 'follow-ups';

/** One call of a model. */
export interface ModelCall extends TokenUsage {
  readonly purpose: ModelPurpose;
}

/** What a whole turn took: tokens are the sum of its calls, and `model` is the one that wrote the answer. */
export interface TurnUsage extends TokenUsage {
  /** Which deployment wrote the answer; `none` when no model was asked for one. */
  readonly route: 'small' | 'large' | 'none';
  /** In the order in which they ended. A call that broke off is not among them: its tokens are not known. */
  readonly calls: readonly ModelCall[];
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
  readonly grounding?: Grounding;
  readonly rewrittenQuestion?: string;
  readonly refused?: boolean;
  /** The documents that came closest to a refused question. */
  readonly nearest?: readonly NearestDocument[];
  /** The answer needed no documents. */
  readonly conversational?: boolean;
  readonly degraded?: readonly string[];
  readonly usage?: TurnUsage;
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

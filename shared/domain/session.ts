import type { Citation } from './citation.ts';
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
  readonly grounding?: Grounding;
  readonly rewrittenQuestion?: string;
  readonly refused?: boolean;
  readonly degraded?: readonly string[];
  readonly usage?: TokenUsage;
  /** Stable code of the error that ended the answer, when `status` is `failed`. */
  readonly errorCode?: string;
}

import type { AppError } from '../errors.ts';
import type { Citation, NearestDocument, Source } from './citation.ts';
import type { Grounding } from './grounding.ts';
import type { TurnUsage } from './session.ts';

/** What the answer pipeline yields, in this order; exactly one terminal event (`finish` or `error`) ends it. */
export type AnswerEvent =
  | {
      readonly type: 'start';
      readonly sessionId: string;
      readonly messageId: string;
      readonly userMessageId: string;
    }
  | { readonly type: 'rewritten'; readonly question: string }
  | { readonly type: 'sources'; readonly sources: readonly Source[] }
  | { readonly type: 'text'; readonly delta: string }
  | { readonly type: 'citation'; readonly citation: Citation }
  /** Once, after the last word of an answer whose language can be judged; never for a refusal. */
  | { readonly type: 'grounding'; readonly grounding: Grounding }
  /** The answer is a refusal; its text names these documents. */
  | { readonly type: 'nearest'; readonly documents: readonly NearestDocument[] }
  /** The session's title, made from its first answer. */
  | { readonly type: 'title'; readonly title: string }
  | { readonly type: 'follow-ups'; readonly questions: readonly string[] }
  | {
      readonly type: 'finish';
      readonly usage: TurnUsage;
      readonly refused: boolean;
      /** The answer needed no documents: small talk, or a question about the conversation. */
      readonly conversational?: true;
      /** What was not at hand: for example `vector-search`, `keyword-search`. Empty when all was. */
      readonly degraded: readonly string[];
    }
  | { readonly type: 'error'; readonly error: AppError };

export interface QuestionFilters {
  readonly documentIds?: readonly string[] | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly category?: string | undefined;
  readonly audience?: string | undefined;
  /** Only sources shared with one of these groups; those that the caller is not in count for nothing. */
  readonly groups?: readonly string[] | undefined;
  /** ISO 8601 UTC; only sources modified after it. */
  readonly updatedAfter?: string | undefined;
  /** ISO 8601 UTC; only sources modified before it. */
  readonly updatedBefore?: string | undefined;
}

export interface Question {
  readonly message: string;
  readonly sessionId?: string | undefined;
  readonly filters?: QuestionFilters | undefined;
}

import type { ModelPurpose, TokenUsage } from '../domain/session.ts';

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

export interface ChatRequest {
  /** For counting what a turn spends; the model does not see it. */
  readonly purpose: ModelPurpose;
  readonly messages: readonly ChatMessage[];
  /** `large` writes answers; `small` does condensing, titles, follow-ups and answers to simple questions. */
  readonly size: 'small' | 'large';
  readonly maxOutputTokens: number;
  readonly temperature: number;
}

export type ChatDelta =
  | { readonly type: 'text'; readonly text: string }
  | {
      readonly type: 'end';
      readonly usage: TokenUsage;
      readonly finishReason: 'stop' | 'length' | 'content_filter';
    };

/**
 * A chat completion model. The stream ends with exactly one `end` delta.
 * @throws AppError `model_unavailable` when the model answers an error, throttles beyond the retry budget, or stalls;
 *   `aborted` when `signal` fires.
 */
export interface ChatModel {
  stream(request: ChatRequest, signal: AbortSignal): AsyncIterable<ChatDelta>;
  complete(
    request: ChatRequest,
    signal: AbortSignal,
  ): Promise<{ readonly text: string; readonly usage: TokenUsage }>;
  /** Whether the model would answer; spends no tokens. @throws AppError `model_unavailable` */
  ping(signal: AbortSignal): Promise<void>;
}

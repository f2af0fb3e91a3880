import { composeReply } from '../extractive/compose-reply.ts';
import type { PromptMessage } from '../extractive/prompt/prompt-message.ts';
import { countTokens } from '../tokens/count-tokens.ts';
import { splitTokens } from '../tokens/split-tokens.ts';
import type { ChatRequest } from './chat-request.ts';

export interface Completion {
  /** The reply, one entry a token. */
  readonly tokens: readonly string[];
  readonly finishReason: 'stop' | 'length';
}

/** Tokens every message costs besides its text: role and separators. */
const MESSAGE_OVERHEAD = 4;

/** Writes the reply and cuts it at the request's stop sequences and token limit. */
export function complete(messages: readonly PromptMessage[], body: ChatRequest): Completion {
  const limit = body.max_completion_tokens ?? body.max_tokens ?? Infinity;
  const tokens = splitTokens(cutAtStop(composeReply(messages), body.stop), limit + 1);
  return tokens.length > limit
    ? { tokens: tokens.slice(0, limit), finishReason: 'length' }
    : { tokens, finishReason: 'stop' };
}

/** Usage as OpenAI reports it, by the estimate of `tokenEnd`. */
export function usageOf(messages: readonly PromptMessage[], completionTokens: number) {
  const promptTokens = messages.reduce(
    (total, message) => total + MESSAGE_OVERHEAD + countTokens(message.content),
    0,
  );
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
    prompt_tokens_details: { cached_tokens: 0 },
  };
}

function cutAtStop(text: string, stop: ChatRequest['stop']): string {
  const stops = typeof stop === 'string' ? [stop] : (stop ?? []);
  const ends = stops.map((sequence) => text.indexOf(sequence)).filter((at) => at >= 0);
  return text.slice(0, Math.min(text.length, ...ends));
}

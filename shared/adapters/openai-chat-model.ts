// Adds Azure OpenAI's fields (content filter results) to the library's types.
import type {} from '@azure/openai/types';
import type OpenAI from 'openai';
import type { Settings } from '../config/settings.ts';
import type { TokenUsage } from '../domain/session.ts';
import { AppError } from '../errors.ts';
import type { ChatDelta, ChatModel, ChatRequest } from '../ports/chat-model.ts';
import { withIdleTimeout } from '../resilience/with-idle-timeout.ts';
import { retryTransient } from '../resilience/retry-transient.ts';
import { outsideError } from './sdk-error.ts';

const retryOptions = { maxAttempts: 3, initialDelayMs: 200, maxDelayMs: 3000 };

/** Chat completions of an OpenAI-compatible endpoint. */
export class OpenAIChatModel implements ChatModel {
  readonly #client: OpenAI;
  readonly #models: Record<ChatRequest['size'], string>;
  readonly #idleMs: number;

  constructor(
    client: OpenAI,
    settings: Pick<Settings, 'CHAT_MODEL' | 'CHAT_MODEL_SMALL' | 'MODEL_TIMEOUT_SECONDS'>,
  ) {
    this.#client = client;
    this.#models = {
      large: settings.CHAT_MODEL,
      small: settings.CHAT_MODEL_SMALL ?? settings.CHAT_MODEL,
    };
    this.#idleMs = settings.MODEL_TIMEOUT_SECONDS * 1000;
  }

  async *stream(request: ChatRequest, signal: AbortSignal): AsyncIterable<ChatDelta> {
    const model = this.#models[request.size];
    const usage: TokenUsage = { inputTokens: 0, outputTokens: 0, model };
    let end: Extract<ChatDelta, { type: 'end' }> = { type: 'end', usage, finishReason: 'stop' };
    const stream = await retryTransient(
      (attemptSignal) => this.#open(request, attemptSignal, signal),
      retryOptions,
      signal,
    );
    try {
      // The library's timeout ends at the headers; a model that stalls later is caught here.
      for await (const chunk of withIdleTimeout(stream, this.#idleMs)) {
        // The last chunk (usage) and Azure's first one (prompt filter results) have no choices.
        const choice = chunk.choices.at(0);
        if (choice?.delta.content) yield { type: 'text', text: choice.delta.content };
        end = {
          type: 'end',
          finishReason: finishReason(choice?.finish_reason) ?? end.finishReason,
          usage: chunk.usage ? tokenUsage(chunk.usage, chunk.model || model) : end.usage,
        };
      }
    } catch (error) {
      throw outsideError('model_unavailable', 'The chat model', error, signal);
    } finally {
      stream.controller.abort();
    }
    if (signal.aborted) throw new AppError('aborted', 'The request was ended by the caller.');
    yield end;
  }

  async complete(request: ChatRequest, signal: AbortSignal) {
    return retryTransient(
      async (attemptSignal) => {
        try {
          const answer = await this.#client.chat.completions.create(
            { ...this.#body(request), stream: false },
            { signal: attemptSignal },
          );
          return {
            text: answer.choices.at(0)?.message.content ?? '',
            usage: tokenUsage(answer.usage, answer.model),
          };
        } catch (error) {
          throw outsideError('model_unavailable', 'The chat model', error, signal);
        }
      },
      retryOptions,
      signal,
    );
  }

  async ping(signal: AbortSignal): Promise<void> {
    try {
      await this.#client.models.list({ signal });
    } catch (error) {
      throw outsideError('model_unavailable', 'The chat model', error, signal);
    }
  }

  async #open(request: ChatRequest, attemptSignal: AbortSignal, signal: AbortSignal) {
    try {
      return await this.#client.chat.completions.create(
        { ...this.#body(request), stream: true, stream_options: { include_usage: true } },
        { signal: attemptSignal },
      );
    } catch (error) {
      throw outsideError('model_unavailable', 'The chat model', error, signal);
    }
  }

  #body(request: ChatRequest) {
    return {
      model: this.#models[request.size],
      messages: request.messages.map(({ role, content }) => ({ role, content })),
      max_completion_tokens: request.maxOutputTokens,
      temperature: request.temperature,
    };
  }
}

function tokenUsage(usage: OpenAI.CompletionUsage | undefined, model: string): TokenUsage {
  return {
    inputTokens: usage?.prompt_tokens ?? 0,
    outputTokens: usage?.completion_tokens ?? 0,
    model,
  };
}

function finishReason(reason: string | null | undefined) {
  return reason === 'length' || reason === 'content_filter' || reason === 'stop'
    ? reason
    : undefined;
}

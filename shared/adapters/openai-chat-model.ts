// Adds Azure OpenAI's fields (content filter results) to the library's types.
import type {} from '@azure/openai/types';
import OpenAI from 'openai';
import type { Settings } from '../config/settings.ts';
import type { TokenUsage } from '../domain/session.ts';
import { AppError } from '../errors.ts';
import type { ChatDelta, ChatModel, ChatRequest } from '../ports/chat-model.ts';
import { retryTransient } from '../resilience/retry-transient.ts';
import { abortedError } from '../resilience/until-aborted.ts';
import { withIdleTimeout } from '../resilience/with-idle-timeout.ts';
import { withTimeLimit } from '../resilience/with-time-limit.ts';
import { outsideError } from './sdk-error.ts';

const retryOptions = { maxAttempts: 3, initialDelayMs: 200, maxDelayMs: 3000 };

/** Chat completions of an OpenAI-compatible endpoint. */
export class OpenAIChatModel implements ChatModel {
  readonly #client: OpenAI;
  readonly #models: Record<ChatRequest['size'], string>;
  /** Longest silence of a stream, and longest wait for a whole answer. */
  readonly #patienceMs: number;

  constructor(
    client: OpenAI,
    settings: Pick<Settings, 'CHAT_MODEL' | 'CHAT_MODEL_SMALL' | 'MODEL_TIMEOUT_SECONDS'>,
  ) {
    this.#client = client;
    this.#models = {
      large: settings.CHAT_MODEL,
      small: settings.CHAT_MODEL_SMALL ?? settings.CHAT_MODEL,
    };
    this.#patienceMs = settings.MODEL_TIMEOUT_SECONDS * 1000;
  }

  async *stream(request: ChatRequest, signal: AbortSignal): AsyncIterable<ChatDelta> {
    const model = this.#models[request.size];
    let usage: TokenUsage = { inputTokens: 0, outputTokens: 0, model };
    let finishReason: string | undefined;
    const stream = await retryTransient(
      (attemptSignal) => this.#open(request, attemptSignal),
      retryOptions,
      signal,
    );
    if (stream === 'filtered') {
      yield { type: 'end', usage, finishReason: 'content_filter' };
      return;
    }
    try {
      // The library's timeout ends at the headers; a model that stalls later is caught here.
      for await (const chunk of withIdleTimeout(stream, this.#patienceMs)) {
        // The last chunk (usage) and Azure's first one (prompt filter results) have no choices.
        const choice = chunk.choices.at(0);
        if (choice?.delta.content) yield { type: 'text', text: choice.delta.content };
        finishReason = choice?.finish_reason ?? finishReason;
        if (chunk.usage) usage = tokenUsage(chunk.usage, chunk.model || model);
      }
    } catch (error) {
      throw outsideError('model_unavailable', 'The chat model', error, signal);
    } finally {
      stream.controller.abort();
    }
    if (signal.aborted) throw abortedError();
    if (finishReason === undefined) throw brokenOff();
    yield { type: 'end', usage, finishReason: toFinishReason(finishReason) };
  }

  async complete(request: ChatRequest, signal: AbortSignal) {
    const limit = {
      ms: this.#patienceMs,
      what: 'The chat model',
      code: 'model_unavailable',
    } as const;
    return retryTransient(
      (attemptSignal) =>
        withTimeLimit((limited) => this.#request(request, limited), limit, attemptSignal),
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

  async #open(request: ChatRequest, signal: AbortSignal) {
    try {
      return await this.#client.chat.completions.create(
        { ...this.#body(request), stream: true, stream_options: { include_usage: true } },
        { signal },
      );
    } catch (error) {
      if (isPromptFiltered(error)) return 'filtered';
      throw outsideError('model_unavailable', 'The chat model', error, signal);
    }
  }

  async #request(request: ChatRequest, signal: AbortSignal) {
    try {
      const answer = await this.#client.chat.completions.create(
        { ...this.#body(request), stream: false },
        { signal },
      );
      return {
        text: answer.choices.at(0)?.message.content ?? '',
        usage: tokenUsage(answer.usage, answer.model),
      };
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

/** Anything but a cut is an ordinary end, whatever an endpoint calls it. */
function toFinishReason(reason: string) {
  return reason === 'length' || reason === 'content_filter' ? reason : 'stop';
}

/** Azure OpenAI answers 400 to a prompt that its content filter refuses. */
function isPromptFiltered(error: unknown): boolean {
  return error instanceof OpenAI.APIError && error.code === 'content_filter';
}

function brokenOff(): AppError {
  return new AppError('model_unavailable', 'The chat model broke off its answer.', {
    remedy: 'Try again in a moment.',
  });
}

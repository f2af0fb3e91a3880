import type { ModelPurpose, TokenUsage } from '../../shared/domain/session.ts';
import type { ChatDelta, ChatModel, ChatRequest } from '../../shared/ports/chat-model.ts';

/** What the model does when asked: its reply in deltas, or a function that makes them (and may throw or hang). */
export type ScriptedReply =
  readonly string[] | ((request: ChatRequest, signal: AbortSignal) => AsyncIterable<string>);

/** A chat model that replies by the task its system message names, and remembers what it was asked. */
export class ScriptedChatModel implements ChatModel {
  readonly requests: ChatRequest[] = [];
  readonly usage: TokenUsage = { inputTokens: 10, outputTokens: 5, model: 'scripted' };
  finishReason: Extract<ChatDelta, { type: 'end' }>['finishReason'] = 'stop';
  readonly #replies: Partial<Record<ModelPurpose, ScriptedReply>>;

  constructor(replies: Partial<Record<ModelPurpose, ScriptedReply>>) {
    this.#replies = replies;
  }

  /** The requests of one task, in order. */
  asked(task: ModelPurpose): readonly ChatRequest[] {
    return this.requests.filter((request) => taskOf(request) === task);
  }

  async *stream(request: ChatRequest, signal: AbortSignal): AsyncIterable<ChatDelta> {
    this.requests.push(request);
    for await (const text of this.#reply(request, signal)) yield { type: 'text', text };
    yield { type: 'end', usage: this.usage, finishReason: this.finishReason };
  }

  async complete(request: ChatRequest, signal: AbortSignal) {
    this.requests.push(request);
    let text = '';
    for await (const delta of this.#reply(request, signal)) text += delta;
    return { text, usage: this.usage };
  }

  async ping(): Promise<void> {
    // A script is always there.
  }

  async *#reply(request: ChatRequest, signal: AbortSignal): AsyncIterable<string> {
    const reply = this.#replies[taskOf(request)] ?? [];
    if (typeof reply === 'function') yield* reply(request, signal);
    else yield* reply;
  }
}

function taskOf(request: ChatRequest): ModelPurpose {
  const first = request.messages[0]?.content.split('\n', 1)[0] ?? '';
  return first.replace('Task: ', '') as ModelPurpose;
}

import type { TokenUsage } from '../../domain/session.ts';
import { AppError } from '../../errors.ts';
import type { ChatDelta, ChatModel, ChatRequest } from '../../ports/chat-model.ts';
import type { Spending } from './spending.ts';

export interface TurnBudget {
  /** Most model calls of a turn. */
  readonly calls: number;
  /** Most tokens of a turn, read and written. */
  readonly tokens: number;
}

/** How many UTF-16 units make a token at least, roughly: what a call will read is not worth an exact count. */
const unitsPerToken = 3;

/**
 * The chat model of one turn. Writes down what each call took, and begins none that the turn's budget does not allow; the
 * first call for the answer itself is always allowed, and the calls before it leave room for it.
 * Throws what the model throws, and AppError `model_unavailable` for a call beyond the budget.
 */
export class MeteredModel implements ChatModel {
  readonly #model: ChatModel;
  readonly #budget: TurnBudget;
  readonly #spending: Spending;
  /** Calls that are under way or broke off, and what they may take: that is not in `#spending`. */
  #openCalls = 0;
  #openTokens = 0;
  #answering = false;

  constructor(model: ChatModel, budget: TurnBudget, spending: Spending) {
    this.#model = model;
    this.#budget = budget;
    this.#spending = spending;
  }

  async *stream(request: ChatRequest, signal: AbortSignal): AsyncIterable<ChatDelta> {
    const reserved = this.#begin(request);
    for await (const delta of this.#model.stream(request, signal)) {
      if (delta.type === 'end') this.#end(request, reserved, delta.usage);
      yield delta;
    }
  }

  async complete(request: ChatRequest, signal: AbortSignal) {
    const reserved = this.#begin(request);
    const completed = await this.#model.complete(request, signal);
    this.#end(request, reserved, completed.usage);
    return completed;
  }

  async ping(signal: AbortSignal): Promise<void> {
    await this.#model.ping(signal);
  }

  /** @returns the tokens set aside for the call */
  #begin(request: ChatRequest): number {
    const reserved = mostTokens(request);
    const answers = request.purpose === 'answer' || request.purpose === 'converse';
    const room = this.#answering ? 0 : 1;
    const isFirstAnswer = answers && !this.#answering;
    const { calls, inputTokens, outputTokens } = this.#spending.usage;
    const fits =
      calls.length + this.#openCalls + room < this.#budget.calls &&
      inputTokens + outputTokens + this.#openTokens + reserved <= this.#budget.tokens;
    if (!fits && !isFirstAnswer) throw beyondBudget(request);
    this.#answering ||= answers;
    this.#openCalls += 1;
    this.#openTokens += reserved;
    return reserved;
  }

  /** Reached by calls that end; one that breaks off keeps what was set aside for it, since it may have cost as much. */
  #end({ purpose, size }: ChatRequest, reserved: number, usage: TokenUsage): void {
    this.#openCalls -= 1;
    this.#openTokens -= reserved;
    this.#spending.add({ purpose, ...usage }, size);
  }
}

function mostTokens({ messages, maxOutputTokens }: ChatRequest): number {
  const units = messages.reduce((total, { content }) => total + content.length, 0);
  return Math.ceil(units / unitsPerToken) + maxOutputTokens;
}

function beyondBudget({ purpose }: ChatRequest): AppError {
  return new AppError(
    'model_unavailable',
    `The turn has no calls or tokens left for the purpose ${purpose}.`,
    { remedy: 'Raise ANSWER_MAX_MODEL_CALLS or ANSWER_MAX_TOKENS.' },
  );
}

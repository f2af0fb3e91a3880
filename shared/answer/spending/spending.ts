import type { ModelCall, TurnUsage } from '../../domain/session.ts';

/** What one turn's model calls took so far. */
export class Spending {
  readonly #calls: ModelCall[] = [];
  #model: string;
  #route: TurnUsage['route'] = 'none';

  /** @param model named when no model wrote an answer */
  constructor(model: string) {
    this.#model = model;
  }

  get usage(): TurnUsage {
    return {
      inputTokens: this.#sum('inputTokens'),
      outputTokens: this.#sum('outputTokens'),
      model: this.#model,
      route: this.#route,
      calls: [...this.#calls],
    };
  }

  /** Adds a call that has ended. */
  add(call: ModelCall, size: 'small' | 'large'): void {
    this.#calls.push(call);
    if (call.purpose !== 'answer' && call.purpose !== 'converse') return;
    this.#model = call.model;
    this.#route = size;
  }

  #sum(tokens: 'inputTokens' | 'outputTokens'): number {
    return this.#calls.reduce((total, call) => total + call[tokens], 0);
  }
}

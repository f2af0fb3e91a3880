import { answerQuestion } from '../../shared/answer/answer-question.ts';
import type { Services } from '../../shared/services.ts';
import { median } from '../support/statistics.ts';
import { figure, type Figure } from './figure.ts';

const principal = { tenantId: 'local', userId: 'bench', groups: [] };

/**
 * What our own code adds to the calls it makes: the time of a turn in which no call to a model, index or store was
 * under way.
 */
export async function ownOverhead(
  services: Services,
  questions: readonly string[],
): Promise<Figure[]> {
  const own: number[] = [];
  for (const message of questions) {
    const meter = new OutsideMeter();
    const ports: Services = {
      ...services,
      chatModel: meter.watch(services.chatModel),
      embeddingModel: meter.watch(services.embeddingModel),
      searchIndex: meter.watch(services.searchIndex),
      sessions: meter.watch(services.sessions),
    };
    const began = performance.now();
    const events = answerQuestion({ message }, principal, ports, new AbortController().signal);
    let last = '';
    for await (const event of events) last = event.type;
    if (last !== 'finish') throw new Error(`“${message}” ended with ${last}.`);
    own.push(performance.now() - began - meter.outside);
  }
  return [figure('own code in a turn p50', median(own), 'ms', '≤ 10')];
}

/** Adds up the time during which at least one watched call was open. */
class OutsideMeter {
  outside = 0;
  #open = 0;
  #since = 0;

  watch<T extends object>(port: T): T {
    return new Proxy(port, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => this.#measure(() => value.apply(target, args) as unknown);
      },
    });
  }

  #measure(call: () => unknown): unknown {
    this.#enter();
    const result = call();
    if (result instanceof Promise) return result.finally(() => this.#leave());
    this.#leave();
    if (typeof result === 'object' && result !== null && Symbol.asyncIterator in result) {
      return this.#measureStream(result as AsyncIterable<unknown>);
    }
    return result;
  }

  async *#measureStream(stream: AsyncIterable<unknown>): AsyncGenerator {
    const iterator = stream[Symbol.asyncIterator]();
    try {
      for (;;) {
        this.#enter();
        const next = await iterator.next().finally(() => this.#leave());
        if (next.done) return;
        yield next.value;
      }
    } finally {
      await iterator.return?.();
    }
  }

  #enter(): void {
    if (this.#open === 0) this.#since = performance.now();
    this.#open += 1;
  }

  #leave(): void {
    this.#open -= 1;
    if (this.#open === 0) this.outside += performance.now() - this.#since;
  }
}

/** Adds up the time during which at least one watched call was open. */
export class OutsideMeter {
  /** Milliseconds so far. */
  outside = 0;
  readonly #now: () => number;
  #open = 0;
  #since = 0;

  /** @param now a clock in milliseconds */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** The same port; its methods' promises are timed until they settle, its streams while an item is awaited. */
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
    if (this.#open === 0) this.#since = this.#now();
    this.#open += 1;
  }

  #leave(): void {
    this.#open -= 1;
    if (this.#open === 0) this.outside += this.#now() - this.#since;
  }
}

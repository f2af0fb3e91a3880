import { until } from './until.ts';

/** Named points at which an activity waits until the test lets it pass. */
export class Gates {
  readonly #waiting = new Map<string, () => void>();
  readonly #open = new Set<string>();
  /** Most activities that ever waited at the same time. */
  mostWaiting = 0;

  get waiting(): readonly string[] {
    return [...this.#waiting.keys()];
  }

  async pass(name: string): Promise<string> {
    if (!this.#open.has(name)) {
      await new Promise<void>((resolve) => {
        this.#waiting.set(name, resolve);
        this.mostWaiting = Math.max(this.mostWaiting, this.#waiting.size);
      });
    }
    return `${name} passed`;
  }

  async reached(...names: string[]): Promise<void> {
    await until(`${names.join(' and ')} reached`, () =>
      names.every((name) => this.#waiting.has(name)),
    );
  }

  open(name: string): void {
    this.#open.add(name);
    this.#waiting.get(name)?.();
    this.#waiting.delete(name);
  }
}

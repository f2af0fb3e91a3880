/** What has to be undone, last first; a step that fails does not keep the others from running. */
export class Cleanup {
  readonly #steps: (() => unknown)[] = [];
  readonly #onError: (error: unknown) => void;

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  add(step: () => unknown): void {
    this.#steps.push(step);
  }

  /** Runs each step once, however often it is called. */
  async run(): Promise<void> {
    for (let step = this.#steps.pop(); step; step = this.#steps.pop()) {
      try {
        await step();
      } catch (error) {
        this.#onError(error);
      }
    }
  }
}

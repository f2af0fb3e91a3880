import type { Connection } from '../../shared/http/connection.ts';

/** A client's connection in the test's hands: it drains when told, and leaves when told. */
export class TestConnection implements Connection {
  readonly #leaving = new AbortController();
  readonly signal = this.#leaving.signal;
  wasCut = false;
  #full: PromiseWithResolvers<undefined> | undefined;

  async drained(): Promise<void> {
    await this.#full?.promise;
  }

  /** From now on the client does not read. */
  fill(): void {
    this.#full = Promise.withResolvers();
  }

  /** The client has read what there was. */
  drain(): void {
    this.#full?.resolve(undefined);
    this.#full = undefined;
  }

  leave(): void {
    this.#leaving.abort();
    this.drain();
  }

  cut(): void {
    this.wasCut = true;
  }
}

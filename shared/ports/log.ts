/** Where a step says why it did less than was asked. What ends a request is thrown, not logged. */
export interface Log {
  /** @param what a sentence; the cause is written with its own causes, and never reaches a client. */
  warn(what: string, cause: unknown): void;
}

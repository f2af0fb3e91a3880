/** What operations take from outside, so that tests can fix it. */
export interface OperationContext {
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

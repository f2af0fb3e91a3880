/** Watches for the events of one function. */
export interface TriggerListener {
  start(): void;
  /** Takes no more events; resolves when the function is not at work any more. */
  stop(): Promise<void>;
  /** Called last, after what is still at work was given up: ends connections. */
  close?(): Promise<void>;
}

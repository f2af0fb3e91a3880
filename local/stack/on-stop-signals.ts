import type { EventEmitter } from 'node:events';

/** npm hands Ctrl-C on to a program that already got it from the terminal: so soon after, it is the same key press. */
const sameKeyPressMs = 1000;

export interface StopHandlers {
  /** The first signal. */
  readonly stop: () => void;
  /** A later one: the person does not want to wait. */
  readonly quit: () => void;
}

/**
 * Listens for what asks a program to end: Ctrl-C, `kill`, a closed terminal.
 * @param source emits the signals by name, as `process` does. @param now milliseconds of a clock that never goes back
 */
export function onStopSignals(
  source: Pick<EventEmitter, 'on'>,
  { stop, quit }: StopHandlers,
  now: () => number = () => performance.now(),
): void {
  let first: number | undefined;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    source.on(signal, () => {
      if (first === undefined) {
        first = now();
        stop();
      } else if (now() - first > sameKeyPressMs) quit();
    });
  }
}

import { untilAborted } from './until-aborted.ts';

/**
 * Passes items on until `signal` fires, even when the source ignores the signal; a source that is left early is closed.
 * @throws AppError `aborted` when `signal` fires.
 */
export async function* iterateUntilAborted<T>(
  source: AsyncIterable<T>,
  signal: AbortSignal,
): AsyncGenerator<T> {
  const iterator = source[Symbol.asyncIterator]();
  let exhausted = false;
  try {
    for (;;) {
      const next = await untilAborted(iterator.next(), signal);
      if (next.done) {
        exhausted = true;
        return;
      }
      yield next.value;
    }
  } finally {
    // Not awaited: a source that hangs would keep its reader from ending.
    if (!exhausted) iterator.return?.().then(undefined, () => undefined);
  }
}

import { AppError } from '../errors.ts';

/**
 * Passes items on, and fails when the source stays silent for `idleMs` milliseconds. Only waiting for the source counts,
 * not what the reader does between items.
 * @throws AppError `model_unavailable` on silence.
 */
export async function* withIdleTimeout<T>(
  source: AsyncIterable<T>,
  idleMs: number,
): AsyncGenerator<T> {
  const iterator = source[Symbol.asyncIterator]();
  const state = { stalled: false };
  try {
    for (;;) {
      const next = await nextInTime(iterator, idleMs, () => (state.stalled = true));
      if (next.done) return;
      yield next.value;
    }
  } finally {
    // A stalled source would never settle its return().
    if (!state.stalled) await iterator.return?.();
  }
}

async function nextInTime<T>(
  iterator: AsyncIterator<T>,
  idleMs: number,
  onStall: () => void,
): Promise<IteratorResult<T>> {
  const silence = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    onStall();
    silence.reject(stalledError(idleMs));
  }, idleMs);
  try {
    return await Promise.race([iterator.next(), silence.promise]);
  } finally {
    clearTimeout(timer);
  }
}

function stalledError(idleMs: number): AppError {
  return new AppError('model_unavailable', `The model sent nothing for ${idleMs / 1000} seconds.`, {
    remedy: 'Try again; if it keeps happening, raise MODEL_TIMEOUT_SECONDS or check the model.',
  });
}

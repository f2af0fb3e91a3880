import { AppError } from '../errors.ts';

/**
 * Passes items on, and fails when the source stays silent for `idleMs` milliseconds.
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
      const silence = Promise.withResolvers<never>();
      const timer = setTimeout(() => {
        state.stalled = true;
        silence.reject(
          new AppError(
            'model_unavailable',
            `The model sent nothing for ${idleMs / 1000} seconds.`,
            {
              remedy:
                'Try again; if it keeps happening, raise MODEL_TIMEOUT_SECONDS or check the model.',
            },
          ),
        );
      }, idleMs);
      try {
        const next = await Promise.race([iterator.next(), silence.promise]);
        if (next.done) return;
        yield next.value;
      } finally {
        clearTimeout(timer);
      }
    }
  } finally {
    // A stalled source would never settle its return().
    if (!state.stalled) await iterator.return?.();
  }
}

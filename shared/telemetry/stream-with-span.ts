import { context, trace, type Attributes, type Context } from '@opentelemetry/api';
import { noteFailure, tracer } from './with-span.ts';

/**
 * Like `withSpan`, for a step that yields: the calls it makes between two items stand below the span, too, which ends with
 * the stream.
 * @param describe attributes of what the step returned; a stream that is left early has none
 */
export async function* streamWithSpan<T, R>(
  name: string,
  work: () => AsyncGenerator<T, R>,
  describe: (returned: R) => Attributes = () => ({}),
): AsyncGenerator<T, R> {
  const span = tracer.startSpan(name);
  const inside = trace.setSpan(context.active(), span);
  try {
    const returned = yield* within(inside, work());
    span.setAttributes(describe(returned));
    return returned;
  } catch (error) {
    noteFailure(span, error);
    throw error;
  } finally {
    span.end();
  }
}

/** A generator's body runs in the context of whoever asks for the next item: here that is always `active`. */
function within<T, R>(active: Context, items: AsyncGenerator<T, R>): AsyncIterable<T, R> {
  const iterator: AsyncIterator<T, R> = {
    next: () => context.with(active, () => items.next()),
    return: (value) => context.with(active, () => items.return(value as R)),
  };
  return { [Symbol.asyncIterator]: () => iterator };
}

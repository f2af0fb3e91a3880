import type { AnswerEvent } from '../domain/answer-event.ts';

/**
 * Reads events up to the first that is worth answering 200 for, then hands on all of them, the held-back ones first.
 * Ending the returned generator ends `events`, too.
 * @throws the error of an `error` event that comes earlier, so that it becomes an HTTP status
 */
export async function beginStream(
  events: AsyncGenerator<AnswerEvent>,
  isWorthAStream: (event: AnswerEvent) => boolean,
): Promise<AsyncGenerator<AnswerEvent>> {
  const held: AnswerEvent[] = [];
  for (;;) {
    const next = await events.next();
    if (next.done) break;
    if (next.value.type === 'error') {
      await events.return(undefined);
      throw next.value.error;
    }
    held.push(next.value);
    if (isWorthAStream(next.value)) break;
  }
  return resume(held, events);
}

async function* resume(
  held: readonly AnswerEvent[],
  events: AsyncGenerator<AnswerEvent>,
): AsyncGenerator<AnswerEvent> {
  try {
    yield* held;
    yield* events;
  } finally {
    await events.return(undefined);
  }
}

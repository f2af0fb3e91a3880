import { MinHeap } from './min-heap.ts';

/** The numbers of the messages that can be given out, oldest first, by session. */
export class ReadyMessages {
  readonly #bySession = new Map<string | undefined, MinHeap>();
  readonly #isReady: (sequenceNumber: number) => boolean;

  /** @param isReady tells whether a number that was added still is; those that are not are left out */
  constructor(isReady: (sequenceNumber: number) => boolean) {
    this.#isReady = isReady;
  }

  add(sequenceNumber: number, sessionId: string | undefined): void {
    let heap = this.#bySession.get(sessionId);
    if (!heap) this.#bySession.set(sessionId, (heap = new MinHeap()));
    heap.push(sequenceNumber);
  }

  /** Takes the oldest message of a session out. */
  take(sessionId: string | undefined): number | undefined {
    const first = this.#first(sessionId);
    if (first !== undefined) this.#bySession.get(sessionId)?.pop();
    return first;
  }

  /** The sessions that have a message, the one with the oldest first. */
  sessionIds(): string[] {
    const oldest: { sessionId: string; first: number }[] = [];
    for (const sessionId of [...this.#bySession.keys()]) {
      const first = this.#first(sessionId);
      if (first !== undefined && sessionId !== undefined) oldest.push({ sessionId, first });
    }
    return oldest.sort((a, b) => a.first - b.first).map(({ sessionId }) => sessionId);
  }

  #first(sessionId: string | undefined): number | undefined {
    const heap = this.#bySession.get(sessionId);
    let first = heap?.peek();
    while (first !== undefined && !this.#isReady(first)) {
      heap?.pop();
      first = heap?.peek();
    }
    if (first === undefined) this.#bySession.delete(sessionId);
    return first;
  }
}

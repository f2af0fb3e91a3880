import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../clock.ts';

/** A stream that said nothing for so long is not about to end by itself. Milliseconds. */
const silenceMs = 1_000;

/**
 * The event streams that callers have open. Some have an end, such as an answer that is being written; others go on as
 * long as the caller stays. A host that stops waits for the former and cuts the latter, which it knows by their silence.
 */
export class EventStreams {
  readonly #clock: Clock;
  /** When something was last written to each. */
  readonly #open = new Map<ServerResponse, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Notes an answer that is on its way to the caller, if it is an event stream. */
  add(answer: IncomingMessage, response: ServerResponse): void {
    if (!answer.headers['content-type']?.startsWith('text/event-stream')) return;
    const note = () => this.#open.set(response, this.#clock.now());
    note();
    answer.on('data', note);
    response.once('close', () => {
      answer.off('data', note);
      this.#open.delete(response);
    });
  }

  /** Cuts each stream as soon as it is silent. */
  cutSilent(): void {
    for (const response of this.#open.keys()) this.#cutWhenSilent(response);
  }

  #cutWhenSilent(response: ServerResponse): void {
    const writtenAt = this.#open.get(response);
    if (writtenAt === undefined) return;
    const left = writtenAt + silenceMs - this.#clock.now();
    if (left <= 0) response.destroy();
    else this.#clock.after(left, () => this.#cutWhenSilent(response));
  }
}

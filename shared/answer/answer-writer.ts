import type { AnswerEvent } from '../domain/answer-event.ts';
import { Citer } from './cite/citer.ts';
import type { NumberedSource } from './numbered-source.ts';
import { knownAddresses } from './known-addresses.ts';
import { SafeText, type AnswerPart } from './stream/safe-text.ts';

/** Turns what the model writes into what the reader gets: safe text, only checked markers, a citation after each. */
export class AnswerWriter {
  readonly #safe: SafeText;
  readonly #citer: Citer;
  readonly #cited = new Set<number>();
  #text = '';

  constructor(sources: readonly NumberedSource[], question: string) {
    this.#safe = new SafeText({
      sourceCount: sources.length,
      isKnownAddress: knownAddresses(sources),
    });
    this.#citer = new Citer(sources, question);
  }

  /** The answer so far, as shown. */
  get text(): string {
    return this.#text;
  }

  /** Numbers of the sources that the answer cites so far. */
  get cited(): ReadonlySet<number> {
    return this.#cited;
  }

  *write(delta: string): Generator<AnswerEvent> {
    if (delta !== '') yield* this.#events(this.#safe.push(delta));
  }

  /** Shows what was held back. */
  *end(): Generator<AnswerEvent> {
    yield* this.#events(this.#safe.end());
  }

  *#events(parts: readonly AnswerPart[]): Generator<AnswerEvent> {
    for (const part of parts) {
      const delta = part.type === 'text' ? part.text : `[${part.number}]`;
      this.#text += delta;
      if (part.type === 'marker') this.#cited.add(part.number);
      yield { type: 'text', delta };
      const citation =
        part.type === 'marker' ? this.#citer.cite(part.number, this.#text) : undefined;
      if (citation) yield { type: 'citation', citation };
    }
  }
}

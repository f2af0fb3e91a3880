import type { AnswerEvent } from '../domain/answer-event.ts';
import { Citer } from './cite/citer.ts';
import type { NumberedSource } from './numbered-source.ts';
import { LinkStripper } from './stream/link-stripper.ts';
import { MarkerResolver, type AnswerPart } from './stream/marker-resolver.ts';

/** Turns what the model writes into what the reader gets: no foreign links, only checked markers, a citation after each. */
export class AnswerWriter {
  readonly #links = new LinkStripper();
  readonly #markers: MarkerResolver;
  readonly #citer: Citer;
  readonly #cited = new Set<number>();
  #text = '';

  constructor(sources: readonly NumberedSource[], question: string) {
    this.#markers = new MarkerResolver(sources.length);
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
    if (delta !== '') yield* this.#events(this.#markers.push(this.#links.push(delta)));
  }

  /** Shows what was held back. */
  *end(): Generator<AnswerEvent> {
    yield* this.#events(this.#markers.push(this.#links.end()));
    yield* this.#events(this.#markers.end());
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

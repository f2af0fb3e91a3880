import type { Citation } from '../../domain/citation.ts';
import { documentUrl, type NumberedSource } from '../numbered-source.ts';
import { citingSentence } from './citing-sentence.ts';
import { headingsAt } from './headings-at.ts';
import { pagesOf } from './pages-of.ts';
import { QuoteFinder, type Quote } from './quote-finder.ts';

/** Turns the markers of one answer into citations, each (number, quote) once. */
export class Citer {
  readonly #sources: readonly NumberedSource[];
  readonly #question: string;
  readonly #finders = new Map<number, QuoteFinder>();
  readonly #given = new Set<string>();

  constructor(sources: readonly NumberedSource[], question: string) {
    this.#sources = sources;
    this.#question = question;
  }

  /**
   * The citation of the marker `[number]` that stands at the end of `answer`, with the verbatim sentence of the source that
   * supports it best and the pages of just that sentence.
   * @returns undefined when the answer already has it, or there is no such source.
   */
  cite(number: number, answer: string): Citation | undefined {
    const source = this.#sources.find((candidate) => candidate.number === number);
    if (!source) return undefined;
    const quote = this.#quote(source, answer);
    const key = `${number} ${quote.chunk.id} ${quote.start} ${quote.end}`;
    if (this.#given.has(key)) return undefined;
    this.#given.add(key);
    return toCitation(number, quote);
  }

  #quote({ number, excerpts }: NumberedSource, answer: string): Quote {
    const finder = this.#finders.get(number) ?? new QuoteFinder(excerpts);
    this.#finders.set(number, finder);
    return (
      finder.find(citingSentence(answer)) ??
      finder.find(this.#question) ??
      finder.first() ??
      excerpts[0]
    );
  }
}

function toCitation(number: number, { chunk, start, end }: Quote): Citation {
  const { pageFrom, pageTo } = pagesOf(chunk, { start, end });
  return {
    number,
    documentId: chunk.documentId,
    chunkId: chunk.id,
    title: chunk.title,
    path: chunk.path,
    pageFrom,
    pageTo,
    headings: headingsAt(chunk, start),
    quote: chunk.content.slice(start, end),
    quoteStart: start,
    quoteEnd: end,
    url: documentUrl(chunk.documentId, pageFrom),
    ...(chunk.sourceUrl !== undefined && { sourceUrl: chunk.sourceUrl }),
  };
}

import type { RetrievedChunk } from '../../domain/chunk.ts';
import type { Span } from '../../text/sentences.ts';
import { excerptText, type Excerpt } from '../excerpt.ts';
import { contentStems } from './content-stems.ts';
import { quotableSpans } from './quotable-spans.ts';

/** A number that both sentences share says more than a word of the same rarity. */
const numberBoost = 2;
/** What each word beyond the shared ones costs: the shorter of two equal matches is the more exact quote. */
const lengthPenalty = 0.02;
/** A stretch with fewer words of content is likely a heading: it names the subject but states nothing. */
const statementWords = 4;

/** A stretch of a passage that supports a sentence: UTF-16 offsets in the passage's content, `end` exclusive. */
export interface Quote extends Span {
  readonly chunk: RetrievedChunk;
}

interface Candidate {
  readonly quote: Quote;
  readonly stems: ReadonlySet<string>;
}

/** Finds, for sentences of an answer, the stretch of one source that supports each best. */
export class QuoteFinder {
  readonly #candidates: readonly Candidate[];
  readonly #frequency = new Map<string, number>();

  constructor(excerpts: readonly Excerpt[]) {
    this.#candidates = excerpts.flatMap((excerpt) => {
      const text = excerptText(excerpt);
      return quotableSpans(text).map(({ start, end }) => ({
        quote: { chunk: excerpt.chunk, start: excerpt.start + start, end: excerpt.start + end },
        stems: contentStems(text.slice(start, end)),
      }));
    });
    for (const { stems } of this.#candidates) {
      for (const found of stems) this.#frequency.set(found, (this.#frequency.get(found) ?? 0) + 1);
    }
  }

  /**
   * The stretch that shares most with `sentence`, words weighted by how rare they are in the source.
   * @returns undefined when none shares anything.
   */
  find(sentence: string): Quote | undefined {
    const wanted = contentStems(sentence);
    let best: Quote | undefined;
    let bestScore = 0;
    for (const { quote, stems } of this.#candidates) {
      const shared = this.#sharedWeight(wanted, stems);
      const score = shared * Math.min(1, stems.size / statementWords) - lengthPenalty * stems.size;
      if (shared > 0 && (!best || score > bestScore)) {
        best = quote;
        bestScore = score;
      }
    }
    return best;
  }

  /** The first stretch, for an answer in words of its own. */
  first(): Quote | undefined {
    return this.#candidates[0]?.quote;
  }

  #sharedWeight(wanted: ReadonlySet<string>, stems: ReadonlySet<string>): number {
    let sum = 0;
    for (const found of wanted) {
      if (!stems.has(found)) continue;
      const rarity = Math.log(1 + this.#candidates.length / (this.#frequency.get(found) ?? 1));
      sum += /\p{N}/u.test(found) ? numberBoost * rarity : rarity;
    }
    return sum;
  }
}

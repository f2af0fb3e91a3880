import type { Span } from '../../text/sentences.ts';
import { contentStems } from './content-stems.ts';
import { quotableSpans } from './quotable-spans.ts';

/** A number that both sentences share says more than a word of the same rarity. */
const numberBoost = 2;
/** What each word beyond the shared ones costs: the shorter of two equal matches is the more exact quote. */
const lengthPenalty = 0.02;
/** A stretch with fewer words of content is likely a heading: it names the subject but states nothing. */
const statementWords = 4;

interface Candidate {
  readonly span: Span;
  readonly stems: ReadonlySet<string>;
}

/** Finds, for sentences of an answer, the stretch of one passage that supports each best. */
export class QuoteFinder {
  readonly #candidates: readonly Candidate[];
  readonly #frequency = new Map<string, number>();

  constructor(content: string) {
    this.#candidates = quotableSpans(content).map((span) => ({
      span,
      stems: contentStems(content.slice(span.start, span.end)),
    }));
    for (const { stems } of this.#candidates) {
      for (const found of stems) this.#frequency.set(found, (this.#frequency.get(found) ?? 0) + 1);
    }
  }

  /**
   * The stretch that shares most with `sentence`, words weighted by how rare they are in the passage.
   * @returns undefined when none shares anything.
   */
  find(sentence: string): Span | undefined {
    const wanted = contentStems(sentence);
    let best: Span | undefined;
    let bestScore = 0;
    for (const { span, stems } of this.#candidates) {
      const shared = this.#sharedWeight(wanted, stems);
      const score = shared * Math.min(1, stems.size / statementWords) - lengthPenalty * stems.size;
      if (shared > 0 && (!best || score > bestScore)) {
        best = span;
        bestScore = score;
      }
    }
    return best;
  }

  /** The first stretch, for an answer in words of its own. */
  first(): Span | undefined {
    return this.#candidates[0]?.span;
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

import type { Analyzer, TermVisitor } from './analyzer.ts';
import { foldWord } from './fold-word.ts';
import { forEachWord } from './for-each-word.ts';
import { TermDictionary } from './term-dictionary.ts';
import { WordTable } from './word-table.ts';

const MAX_COMPOUND_WORDS = 5;
const MAX_COMPOUND_LENGTH = 64;
/** When this many forms of words are known, the table starts afresh: it only saves time. */
const MAX_KNOWN_WORDS = 500_000;

/** "wx200" or "20mm": a name and a number run together. */
const LETTERS_AND_DIGITS = /^(?:([a-z]{2,})(\d{2,})|(\d{2,})([a-z]{2,}))$/;

/** What {@link WordTable} holds of a word: nothing to index, or a term's number and whether it has runs. */
const LEFT_OUT = -1;
const HAS_RUNS = 1;

/**
 * An analyzer that indexes words, and beside them the joined form of connected words ("WX-200" → wx, 200 and wx200;
 * "e-mail" → e, mail and email) and the runs of run-together ones ("WX200" → wx200, wx and 200), so that however a
 * reader writes a name, it meets the document's way of writing it.
 */
export class WordAnalyzer implements Analyzer {
  readonly dictionary = new TermDictionary();
  readonly makesWords = true;
  readonly #toTerm: (folded: string) => string;
  readonly #runs = new Map<number, readonly number[]>();
  #known = new WordTable();

  /** @param toTerm maps a folded word to its term, or to the empty string to leave it out. */
  constructor(toTerm: (folded: string) => string) {
    this.#toTerm = toTerm;
  }

  analyze(text: string, visit: TermVisitor): void {
    let position = -1;
    let compoundWords = 0;
    let compoundPosition = 0;
    let compoundStart = 0;
    let compoundEnd = 0;

    const visitCompound = (): void => {
      if (compoundWords > MAX_COMPOUND_WORDS || compoundEnd - compoundStart > MAX_COMPOUND_LENGTH) {
        return;
      }
      const term = this.#toTerm(joinWords(text.slice(compoundStart, compoundEnd)));
      if (term) visit(this.dictionary.idOf(term), compoundPosition, compoundStart, compoundEnd);
    };

    // This runs for every word of every document, so it allocates nothing unless words are connected.
    forEachWord(text, (start, end, connected) => {
      position += 1;
      if (connected) {
        compoundWords += 1;
      } else {
        if (compoundWords > 1) visitCompound();
        compoundWords = 1;
        compoundPosition = position;
        compoundStart = start;
      }
      compoundEnd = end;

      const word = this.#known.get(text, start, end) ?? this.#learn(text, start, end);
      if (word === LEFT_OUT) return;
      const term = word >> 1;
      visit(term, position, start, end);
      if ((word & HAS_RUNS) === 0) return;
      const runs = this.#runs.get(term) ?? [];
      for (const run of runs) visit(run, position++, start, end);
      position -= 1;
    });
    if (compoundWords > 1) visitCompound();
  }

  #learn(text: string, start: number, end: number): number {
    const folded = foldWord(text.slice(start, end));
    const term = folded && this.#toTerm(folded);
    const word = term ? this.#number(term) : LEFT_OUT;
    if (this.#known.size >= MAX_KNOWN_WORDS) this.#known = new WordTable();
    this.#known.add(text, start, end, word);
    return word;
  }

  #number(term: string): number {
    const id = this.dictionary.idOf(term);
    const runs = LETTERS_AND_DIGITS.exec(term)?.slice(1).filter(Boolean);
    if (!runs) return id << 1;
    this.#runs.set(
      id,
      runs.map((run) => this.dictionary.idOf(run)),
    );
    return (id << 1) | HAS_RUNS;
  }
}

function joinWords(connected: string): string {
  return foldWord(connected).replace(/[^\p{L}\p{N}\p{M}']/gu, '');
}

import { toMarkerAtom } from './marker-atom.ts';
import { isSurplusDigit, mayGoOn, parseMarker } from './parse-marker.ts';
import type { TextFilter } from './text-filter.ts';

const opening = '[［【〔';
const closing = ']］】〕';
/** Blanks held back until it is known whether a removed marker takes them along. */
const longestGap = 16;
/** Brackets inside brackets beyond this are no marker; it keeps the work per character small. */
const deepest = 3;
const special = /[[［【〔\\]/;

/**
 * Resolves `[n]` markers in streamed text against sources numbered 1 to `sourceCount`. Variants (`[1, 2]`, `［1］`, `【1†x】`,
 * `[[1], [2]]`, `[Source 1]`, `\[1\]`) come out as one marker atom a number; numbers without a source are removed with the
 * blanks before them, so that no bracketed number is left that was not checked. Holds back at most one unfinished marker
 * and the blanks before it. The text must hold no code and no private use characters.
 */
export class MarkerResolver implements TextFilter {
  readonly #sourceCount: number;
  #shown = '';
  #gap = '';
  /** An opening bracket, perhaps escaped, and what follows it, as written; empty outside brackets. */
  #held = '';
  /** What may become a marker's body. */
  #body = '';
  /** How many brackets are open inside it. */
  #depth = 0;
  #afterRemoval = false;
  #last = '';
  /** Numbers shown since the last word: `[1][1]` says no more than `[1]`. */
  readonly #run = new Set<number>();

  constructor(sourceCount: number) {
    this.#sourceCount = sourceCount;
  }

  push(text: string): string {
    if (this.#held === '' && !this.#afterRemoval && !special.test(text)) return this.#words(text);
    for (const character of text) this.#next(character);
    return this.#take();
  }

  end(): string {
    while (this.#held !== '') this.#release();
    if (!this.#afterRemoval) this.#showGap();
    this.#gap = '';
    this.#afterRemoval = false;
    this.#run.clear();
    return this.#take();
  }

  /** Code follows: a removed marker before it leaves the blanks that stood before. */
  beforeCode(): string {
    while (this.#held !== '') this.#release();
    this.#showGap();
    return this.end();
  }

  /** A text in which no marker can begin: all but its last blanks are settled. */
  #words(text: string): string {
    const whole = this.#gap + text;
    const words = whole.trimEnd();
    let end = whole.length;
    while (end > words.length && /[ \t]/u.test(whole.charAt(end - 1))) end--;
    if (whole.length - end > longestGap) end = whole.length;
    this.#gap = whole.slice(end);
    if (words !== '') {
      this.#run.clear();
      this.#last = whole.charAt(end - 1);
    }
    return whole.slice(0, end);
  }

  #next(character: string): void {
    if (this.#held === '\\' && opening.includes(character)) this.#open('\\', character);
    else if (this.#held === '\\') this.#afterBackslash(character);
    else if (this.#held !== '') this.#insideBracket(character);
    else if (character === '\\') this.#held = character;
    else if (opening.includes(character)) this.#open('', character);
    else if (character === ' ' || character === '\t') this.#blank(character);
    else this.#show(character);
  }

  #open(escape: string, bracket: string): void {
    this.#held = escape + bracket;
    this.#body = '';
    this.#depth = 0;
  }

  #afterBackslash(character: string): void {
    this.#held = '';
    this.#show('\\');
    this.#next(character);
  }

  #insideBracket(character: string): void {
    const closes = closing.includes(character);
    if (closes && this.#depth === 0) {
      const numbers = parseMarker(this.#body);
      if (numbers) {
        this.#resolve(numbers);
        return;
      }
    } else if (isSurplusDigit(this.#body, character)) {
      return;
    } else if (this.#depth < deepest && mayGoOn(this.#body, character)) {
      if (closes) this.#depth--;
      else if (opening.includes(character)) this.#depth++;
      this.#held += character;
      this.#body += character;
      return;
    }
    this.#release();
    this.#next(character);
  }

  #resolve(numbers: readonly number[]): void {
    this.#held = '';
    const known = [...new Set(numbers)].filter(
      (number) => number >= 1 && number <= this.#sourceCount && !this.#run.has(number),
    );
    if (known.length === 0) {
      this.#afterRemoval = true;
      return;
    }
    this.#showGap();
    for (const number of known) {
      this.#run.add(number);
      this.#shown += toMarkerAtom(number);
    }
    this.#last = ']';
  }

  #blank(character: string): void {
    if (this.#afterRemoval) {
      this.#afterRemoval = false;
      this.#gap = '';
    }
    this.#gap += character;
    if (this.#gap.length > longestGap) this.#showGap();
  }

  #show(character: string): void {
    if (this.#afterRemoval) {
      // What stood around the marker must not run together into something new.
      if (this.#last === '<' || /[\p{L}\p{N}]/u.test(character)) this.#gap ||= ' ';
      else if (/[\s.,;:!?)\]]/u.test(character)) this.#gap = '';
    }
    this.#showGap();
    this.#shown += character;
    this.#last = character;
    if (!/\s/u.test(character)) this.#run.clear();
  }

  /** What looked like a marker is none: its bracket is shown, what follows is read again and may hold one. */
  #release(): void {
    const held = this.#held;
    this.#held = '';
    const shown = held.startsWith('\\') ? 2 : 1;
    for (const character of held.slice(0, shown)) this.#show(character);
    for (const character of held.slice(shown)) this.#next(character);
  }

  #showGap(): void {
    this.#shown += this.#gap;
    this.#gap = '';
    this.#afterRemoval = false;
  }

  #take(): string {
    const shown = this.#shown;
    this.#shown = '';
    return shown;
  }
}

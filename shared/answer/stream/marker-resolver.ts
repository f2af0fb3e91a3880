import { CodeTracker } from './code-tracker.ts';
import { mayBecomeMarker, parseMarker } from './parse-marker.ts';

/** A stretch of the answer's text, or a marker that points to a known source and is shown as `[number]`. */
export type AnswerPart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'marker'; readonly number: number };

const opening = '[［【';
const closing = ']］】';
/** Blanks held back until it is known whether a removed marker takes them along. */
const longestGap = 16;

/**
 * Resolves `[n]` markers in streamed text against sources numbered 1 to `sourceCount`. Variants (`[1, 2]`, `［1］`, `【1】`,
 * `[Source 1]`) come out as `[1][2]`; numbers without a source are removed with the blanks before them, so every bracketed
 * number outside code is a checked one. Works character by character: the output does not depend on how the text was cut
 * into deltas. Holds back at most one unfinished marker and the blanks before it.
 */
export class MarkerResolver {
  readonly #sourceCount: number;
  readonly #code = new CodeTracker();
  #parts: AnswerPart[] = [];
  #text = '';
  #gap = '';
  /** The opening bracket and what follows it; empty outside brackets. */
  #bracket = '';
  #afterRemoval = false;
  /** Numbers shown since the last word: `[1][1]` says no more than `[1]`. */
  readonly #run = new Set<number>();

  constructor(sourceCount: number) {
    this.#sourceCount = sourceCount;
  }

  push(delta: string): readonly AnswerPart[] {
    for (let index = 0; index < delta.length; index++) this.#next(delta.charAt(index));
    return this.#takeParts();
  }

  /** The text is over. @returns what was held back. */
  end(): readonly AnswerPart[] {
    if (this.#bracket !== '') this.#releaseBracket();
    if (!this.#afterRemoval) this.#showGap();
    return this.#takeParts();
  }

  #next(character: string): void {
    if (this.#bracket !== '') this.#insideBracket(character);
    else if (this.#code.next(character)) this.#show(character);
    else if (opening.includes(character)) this.#bracket = character;
    else if (character === ' ' || character === '\t') this.#blank(character);
    else this.#show(character);
  }

  #insideBracket(character: string): void {
    const body = this.#bracket.slice(1);
    if (closing.includes(character)) {
      const numbers = parseMarker(body);
      if (numbers) {
        this.#resolve(numbers);
        return;
      }
    } else if (mayBecomeMarker(body + character)) {
      this.#bracket += character;
      return;
    }
    this.#releaseBracket();
    this.#next(character);
  }

  #resolve(numbers: readonly number[]): void {
    this.#bracket = '';
    const known = [...new Set(numbers)].filter(
      (number) => number >= 1 && number <= this.#sourceCount && !this.#run.has(number),
    );
    if (known.length === 0) {
      this.#afterRemoval = true;
      return;
    }
    this.#showGap();
    this.#takeText();
    for (const number of known) {
      this.#run.add(number);
      this.#parts.push({ type: 'marker', number });
    }
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
      // What stood around the marker must not run together, least of all into a new marker: `[[9]9]`.
      if (/[\p{L}\p{N}]/u.test(character)) this.#gap ||= ' ';
      else if (/[\s.,;:!?)\]]/u.test(character)) this.#gap = '';
    }
    this.#showGap();
    this.#text += character;
    if (!/\s/u.test(character)) this.#run.clear();
  }

  #releaseBracket(): void {
    const released = this.#bracket;
    this.#bracket = '';
    for (let index = 0; index < released.length; index++) this.#show(released.charAt(index));
  }

  #showGap(): void {
    this.#text += this.#gap;
    this.#gap = '';
    this.#afterRemoval = false;
  }

  #takeText(): void {
    if (this.#text !== '') this.#parts.push({ type: 'text', text: this.#text });
    this.#text = '';
  }

  #takeParts(): readonly AnswerPart[] {
    this.#takeText();
    const parts = this.#parts;
    this.#parts = [];
    return parts;
  }
}

const fence = 3;

/**
 * Follows streamed Markdown in and out of code: `items[0]` in code is no citation. A span opened by one or two backticks
 * ends at the same number of them or, so that a stray backtick does no harm, at the end of the line; a fence ends at a fence.
 */
export class CodeTracker {
  /** Backticks that opened the code the text is in; 0 outside. */
  #open = 0;
  /** Backticks in a row just before the next character. */
  #ticks = 0;

  /** @returns whether `character` is code or one of the backticks around it. */
  next(character: string): boolean {
    if (character === '`') {
      this.#ticks++;
      return true;
    }
    if (this.#ticks > 0) this.#endTicks();
    if (character === '\n' && this.#open < fence) this.#open = 0;
    return this.#open > 0;
  }

  #endTicks(): void {
    if (this.#open === 0) this.#open = this.#ticks;
    else if (this.#ticks === this.#open || (this.#open >= fence && this.#ticks >= fence)) {
      this.#open = 0;
    }
    this.#ticks = 0;
  }
}

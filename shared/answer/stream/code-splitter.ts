/** A stretch of Markdown that is code, with its backticks or fences, or is none. */
export interface MarkdownStretch {
  readonly isCode: boolean;
  readonly text: string;
}

/** Longest code inside a line, and longest first line of a fence, in UTF-16 units. */
const longestHeld = 300;
/** In a table `|` ends a cell before the code does; for some renderers `](` ends a link's text. */
const disputed = /\||\]\(/u;
const special = /[`~\\\n]/u;
/** What may stand before a fence on its line: blanks, quote and list marks. */
const container = /^[\s>*+\-\d.)]*$/u;
const longestLead = 40;

/**
 * Splits streamed Markdown into code and text such that every renderer agrees on what is code: text taken for code would
 * slip past the filters. Backticks that might be read one way or another become apostrophes: without a partner in their
 * line, escaped, or around what may count more than code. Fences begin a line; after one inside a list, a quote
 * or an indented block, whose end depends on what surrounds it, nothing counts as code any more.
 */
export class CodeSplitter {
  #state: 'text' | 'escape' | 'run' | 'span' | 'info' | 'fence' | 'never' = 'text';
  #stretches: { isCode: boolean; text: string }[] = [];
  /** The line so far in `text` when it may still precede a fence; undefined when it may not. */
  #lead: string | undefined = '';
  /** Backticks or tildes that open, or opened, code. */
  #opening = '';
  /** What stands after them, held back. */
  #held = '';
  #indent = 0;
  /** The line so far inside a fence, as much as can matter. */
  #line = '';

  push(text: string): readonly MarkdownStretch[] {
    if (this.#state === 'never' || (this.#state === 'text' && !special.test(text))) {
      this.#show(text);
      if (this.#lead !== undefined) this.#noteLead(text);
    } else {
      for (const character of text) this.#next(character);
    }
    return this.#take();
  }

  /** The text is over. @returns what was held back. */
  end(): readonly MarkdownStretch[] {
    while (this.#state === 'run' || this.#state === 'span' || this.#state === 'info') {
      if (this.#state === 'run') this.#endRun();
      else if (this.#state === 'span' && this.#trailingTicks() === this.#opening) this.#endSpan();
      else this.#release();
    }
    if (this.#state === 'escape') this.#show('\\');
    return this.#take();
  }

  #next(character: string): void {
    switch (this.#state) {
      case 'text': {
        this.#text(character);
        return;
      }
      case 'escape':
        this.#state = 'text';
        if (character === '`') {
          this.#show("'");
          return;
        }
        this.#show('\\');
        {
          this.#text(character);
          return;
        }
      case 'run':
        if (character === this.#opening[0]) {
          this.#opening += character;
          return;
        }
        this.#endRun();
        {
          this.#next(character);
          return;
        }
      case 'span': {
        this.#span(character);
        return;
      }
      case 'info': {
        this.#info(character);
        return;
      }
      case 'fence': {
        this.#fence(character);
        return;
      }
      case 'never': {
        this.#show(character);
        return;
      }
    }
  }

  #text(character: string): void {
    if (character === '\\') {
      this.#state = 'escape';
      this.#lead = undefined;
    } else if (character === '`' || (character === '~' && this.#lead !== undefined)) {
      this.#state = 'run';
      this.#opening = character;
    } else {
      this.#show(character);
      if (character === '\n') this.#lead = '';
      else if (this.#lead !== undefined) this.#noteLead(character);
    }
  }

  #noteLead(text: string): void {
    const lead = (this.#lead ?? '') + text;
    this.#lead = lead.length <= longestLead && container.test(lead) ? lead : undefined;
  }

  /** Decides what a run of backticks or tildes opens. */
  #endRun(): void {
    const lead = this.#lead;
    this.#lead = undefined;
    this.#held = '';
    if (lead !== undefined && this.#opening.length >= 3) {
      this.#indent = lead.length;
      this.#state = /^ {0,3}$/u.test(lead) ? 'info' : 'never';
      if (this.#state === 'never') this.#show(this.#opening);
    } else if (this.#opening.startsWith('`')) {
      this.#state = 'span';
    } else {
      this.#state = 'text';
      this.#show(this.#opening);
    }
  }

  #span(character: string): void {
    if (character !== '`' && this.#trailingTicks() === this.#opening) {
      this.#endSpan();
      this.#next(character);
    } else if (character === '\n' || this.#held.length >= longestHeld) {
      this.#release();
      this.#next(character);
    } else {
      this.#held += character;
    }
  }

  #trailingTicks(): string {
    return /`*$/u.exec(this.#held)?.[0] ?? '';
  }

  #endSpan(): void {
    this.#state = 'text';
    const code = this.#opening + this.#held;
    if (disputed.test(code)) this.#show(code.replaceAll('`', "'"));
    else this.#show(code, true);
  }

  #info(character: string): void {
    if (character === '`' && this.#opening.startsWith('`')) {
      this.#state = 'span';
      this.#span(character);
    } else if (character === '\n') {
      this.#state = 'fence';
      this.#line = '';
      this.#show(`${this.#opening}${this.#held}\n`, true);
    } else if (this.#held.length >= longestHeld) {
      this.#release();
      this.#next(character);
    } else {
      this.#held += character;
    }
  }

  #fence(character: string): void {
    if (character === '\n') {
      const [, ticks = ''] = /^ {0,3}(`{3,}|~{3,})[ \t]*$/u.exec(this.#line) ?? [];
      this.#line = '';
      if (ticks.startsWith(this.#opening)) {
        this.#state = 'text';
        this.#lead = '';
      }
    } else {
      const leftContainer =
        this.#line.length < this.#indent && /^ *$/u.test(this.#line) && character !== ' ';
      if (leftContainer) {
        this.#state = 'never';
        this.#show(character);
        return;
      }
      if (this.#line.length <= longestHeld) this.#line += character;
    }
    this.#show(character, true);
  }

  /** What looked like the beginning of code is none: its ticks are shown as apostrophes, what follows is read again. */
  #release(): void {
    const held = this.#held;
    this.#state = 'text';
    this.#show(this.#opening.replaceAll('`', "'"));
    for (const character of held) this.#next(character);
  }

  #show(text: string, isCode = false): void {
    const last = this.#stretches.at(-1);
    if (last?.isCode === isCode) last.text += text;
    else if (text !== '') this.#stretches.push({ isCode, text });
  }

  #take(): readonly MarkdownStretch[] {
    const stretches = this.#stretches;
    this.#stretches = [];
    return stretches;
  }
}

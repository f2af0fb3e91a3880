import { anyMarker } from './marker-atom.ts';
import type { TextFilter } from './text-filter.ts';

/** Longest link destination that is looked at as a whole, in UTF-16 units. */
const longestHeld = 512;

/** What may end a link's text: a marker is shown in brackets. */
const closing = /\]|[\uE000-\uF8FF]/u;

/** A text without any of these holds neither link nor definition. */
const special = /[\]!\n\r\uE000-\uF8FF]/;

/** What may stand before a link definition on its line: blanks, quote and list marks. */
const container = /[\s>*+\-\d.)]/u;

/** A CommonMark link destination with its optional title, as it stands between the parentheses. */
const destination = /^\s*(?:<[^<>]*>|[^\s<>]*)(?:\s+(?:"[^"]*"|'[^']*'|\([^)]*))?\s*$/u;

/**
 * Takes links and images out of streamed Markdown: `[text](url)` becomes `[text]` and `![alt](url)` becomes `[alt]`, so that
 * an answer led astray by a document cannot send the reader, or what the reader's browser knows, anywhere.
 */
export class LinkStripper implements TextFilter {
  #state: 'text' | 'bang' | 'bracket' | 'destination' | 'swallow' = 'text';
  #held = '';
  #bracket = ']';
  /**
   * Whether the text so far may be the beginning of a link definition (`[name]: url`). Its name may go on over lines, up to
   * an empty one, and may hold brackets.
   */
  #definition: 'may-begin' | 'in-name' | 'in-name-at-line-start' | 'no' = 'may-begin';

  /** Whether the text so far may be the beginning of a definition's name. */
  get mayDefine(): boolean {
    return this.#definition.startsWith('in-name');
  }

  push(text: string): string {
    if (this.#state === 'text' && this.#definition === 'no' && !special.test(text)) return text;
    let shown = '';
    for (const character of text) shown += this.#next(character);
    return shown;
  }

  end(): string {
    switch (this.#state) {
      case 'bang':
        return this.#leave('!');
      case 'bracket':
      case 'swallow':
        return this.#leave(this.#bracket);
      case 'destination':
        return this.#showDestination() + this.end();
      case 'text':
        return '';
    }
  }

  #next(character: string): string {
    switch (this.#state) {
      case 'text':
        return this.#text(character);
      case 'bang':
        if (character === '[') return this.#leave('') + this.#text(character);
        this.#trackDefinition('!');
        return this.#leave('!') + this.#text(character);
      case 'bracket':
        return this.#afterBracket(character);
      case 'destination':
        return this.#destination(character);
      case 'swallow':
        if (character !== ')' && !/\s/u.test(character)) return '';
        this.#state = 'bracket';
        return character === ')' ? '' : this.#afterBracket(character);
    }
  }

  #text(character: string): string {
    if (character === '!') {
      this.#state = 'bang';
      return '';
    }
    this.#trackDefinition(character);
    if (!closing.test(character)) return character;
    this.#state = 'bracket';
    this.#bracket = character;
    return '';
  }

  #afterBracket(character: string): string {
    if (character === '(') {
      this.#state = 'destination';
      this.#held = '';
      return '';
    }
    const isDefinition = character === ':' && this.#definition.startsWith('in-name');
    return this.#leave(isDefinition ? `${this.#bracket} ` : this.#bracket) + this.#text(character);
  }

  #destination(character: string): string {
    if (character === ')') {
      if (!destination.test(this.#held)) return this.#showDestination() + this.#next(')');
      // What follows may be a second destination, which would take the first one's place.
      this.#state = 'bracket';
      return '';
    }
    this.#held += character;
    if (this.#held.length <= longestHeld) return '';
    if (/\s/u.test(this.#held)) return this.#showDestination();
    this.#state = 'swallow';
    return '';
  }

  /** The parenthesis is plain text. The space keeps it from being read as a destination all the same. */
  #showDestination(): string {
    return this.#leave(`${this.#bracket} (`) + this.push(this.#held);
  }

  #leave(shown: string): string {
    this.#state = 'text';
    return shown;
  }

  #trackDefinition(character: string): void {
    const inName = this.#definition.startsWith('in-name');
    if (/[\n\r]/u.test(character)) {
      this.#definition = this.#definition === 'in-name' ? 'in-name-at-line-start' : 'may-begin';
    } else if (inName) {
      if (!/\s/u.test(character)) this.#definition = 'in-name';
    } else if (this.#definition === 'may-begin' && !container.test(character)) {
      this.#definition = character === '[' || anyMarker.test(character) ? 'in-name' : 'no';
    }
  }
}

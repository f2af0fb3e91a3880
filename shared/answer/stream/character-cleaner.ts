import type { TextFilter } from './text-filter.ts';

/** Everything outside plain text, with half characters and the joiners, which are looked at more closely. */
const suspect = /(?![\t\n])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/u;
/**
 * Characters that show nothing, turn the direction of text, control a terminal, or mean something to one font only; but
 * neither joiners nor signs of Arabic script.
 */
const unwanted = /(?![\t\n\u0600-\u0605\u06DD]|\u200C|\u200D)[\p{Cc}\p{Cf}\p{Co}]/gu;
/** Joins letters of some scripts and emoji; between Latin letters it only hides a word from a filter. */
const joinerAfterAscii = /(?<=\p{ASCII})(?:\u200C|\u200D)+/gu;

/**
 * Leaves well-formed text without hidden characters, so that nothing can be smuggled past the filters after it or past the
 * reader. Halves of a surrogate pair become U+FFFD; every line ends with `\n`.
 */
export class CharacterCleaner implements TextFilter {
  /** First half of a pair or of a line end. */
  #held = '';
  #afterAscii = false;

  push(text: string): string {
    if (this.#held === '' && !suspect.test(text)) return this.#noteEnd(text);
    const whole = this.#held + text;
    this.#held = /[\uD800-\uDBFF\r]$/.exec(whole)?.[0] ?? '';
    return this.#clean(whole.slice(0, whole.length - this.#held.length));
  }

  end(): string {
    const held = this.#held;
    this.#held = '';
    return this.#clean(held);
  }

  #clean(text: string): string {
    const lines = text.toWellFormed().replaceAll(/\r\n?|[\u2028\u2029]/gu, '\n');
    const plain = lines.replaceAll(unwanted, '');
    const joined = (this.#afterAscii ? ` ${plain}` : plain).replaceAll(joinerAfterAscii, '');
    return this.#noteEnd(this.#afterAscii ? joined.slice(1) : joined);
  }

  #noteEnd(text: string): string {
    if (text !== '') this.#afterAscii = text.charCodeAt(text.length - 1) < 0x80;
    return text;
  }
}

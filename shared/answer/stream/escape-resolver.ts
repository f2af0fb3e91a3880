import type { TextFilter } from './text-filter.ts';

/** An escaped backslash, or an escape of punctuation that means nothing to Markdown by itself. */
const escape = /\\([\\:/.@&;,=?#%+-])/gu;

/** Takes out backslashes that Markdown does not show but that would hide an address: `https\://` reads as one. */
export class EscapeResolver implements TextFilter {
  #held = '';

  push(text: string): string {
    if (this.#held === '' && !text.includes('\\')) return text;
    const whole = this.#held + text;
    const backslashes = /\\*$/u.exec(whole)?.[0].length ?? 0;
    this.#held = backslashes % 2 === 1 ? '\\' : '';
    return whole
      .slice(0, whole.length - this.#held.length)
      .replaceAll(escape, (written, character: string) =>
        character === '\\' ? written : character,
      );
  }

  end(): string {
    const held = this.#held;
    this.#held = '';
    return held;
  }
}

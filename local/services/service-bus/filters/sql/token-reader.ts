import { tokenize, type Token } from './tokenize.ts';

/** Reads the tokens of a filter expression one after the other. */
export class TokenReader {
  readonly #tokens: readonly Token[];
  #place = 0;

  constructor(expression: string) {
    this.#tokens = tokenize(expression);
  }

  next(): Token {
    const token = this.#current();
    if (token.kind !== 'end') this.#place += 1;
    return token;
  }

  /** Goes on if the next token is this keyword, in any case. */
  tryKeyword(keyword: string): boolean {
    const { kind, text } = this.#current();
    return this.#skipIf(kind === 'name' && text.toUpperCase() === keyword);
  }

  /** Goes on if the next token is one of these symbols. @returns which */
  trySymbol(...symbols: readonly string[]): string | undefined {
    const { kind, text } = this.#current();
    return this.#skipIf(kind === 'symbol' && symbols.includes(text)) ? text : undefined;
  }

  /** Goes on if the next token is of this kind. @returns its text */
  tryKind(kind: 'string' | 'number'): string | undefined {
    const token = this.#current();
    return this.#skipIf(token.kind === kind) ? token.text : undefined;
  }

  /** @throws Error when the next token is another one */
  expectKeyword(keyword: string): void {
    if (!this.tryKeyword(keyword)) throw this.unexpected(keyword);
  }

  /** @throws Error when the next token is another one */
  expectSymbol(symbol: string): void {
    if (this.trySymbol(symbol) === undefined) throw this.unexpected(`“${symbol}”`);
  }

  /** @throws Error unless all is read */
  expectEnd(): void {
    const { kind, text } = this.#current();
    if (kind === 'symbol' && /[+*/%-]/.test(text)) {
      throw new Error(`arithmetic (“${text}”) is not supported.`);
    }
    if (kind !== 'end') throw this.unexpected('the end');
  }

  unexpected(wanted: string, found: Token = this.#current()): Error {
    const what = found.kind === 'end' ? found.text : `“${found.text}”`;
    return new Error(`${wanted} is expected at position ${found.position}, not ${what}.`);
  }

  #skipIf(fits: boolean): boolean {
    if (fits) this.#place += 1;
    return fits;
  }

  #current(): Token {
    return this.#tokens[this.#place] ?? { kind: 'end', text: 'the end', position: 0 };
  }
}

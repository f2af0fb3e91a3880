import { invalidRequest, type SearchServiceError } from '../search-service-error.ts';
import type { Literal } from './filter-syntax.ts';
import { tokenize, type Token } from './tokenize.ts';

/** A cursor over the tokens of an expression: `take…` reads when it fits, `expect…` throws when it does not. */
export class TokenReader {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  #index = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = tokenize(text);
  }

  peekName(): string | undefined {
    const token = this.#current();
    return token.kind === 'name' ? token.text : undefined;
  }

  takeName(name: string): boolean {
    if (this.peekName() !== name) return false;
    this.#index += 1;
    return true;
  }

  takeSymbol(symbol: string): boolean {
    const token = this.#current();
    if (token.kind !== 'symbol' || token.text !== symbol) return false;
    this.#index += 1;
    return true;
  }

  takeLiteral(): Literal | undefined {
    const token = this.#current();
    if (token.kind !== 'literal') return undefined;
    this.#index += 1;
    return token.literal;
  }

  expectName(): string {
    const name = this.peekName();
    if (name === undefined) throw this.syntaxError();
    this.#index += 1;
    return name;
  }

  expectString(): string {
    const literal = this.takeLiteral();
    if (literal?.type !== 'string') throw this.syntaxError();
    return literal.value;
  }

  expectSymbol(symbol: string): void {
    if (!this.takeSymbol(symbol)) throw this.syntaxError();
  }

  expectEnd(): void {
    if (this.#current().kind !== 'end') throw this.syntaxError();
  }

  /** 400 that names the place the reader has come to. */
  syntaxError(): SearchServiceError {
    const { start } = this.#current();
    return invalidRequest(
      `Invalid expression: Syntax error at position ${start} in '${this.#text}'.`,
    );
  }

  #current(): Token {
    return this.#tokens[this.#index] ?? { kind: 'end', start: this.#text.length };
  }
}

import { SqlError } from './sql-error.ts';
import { tokenize, type Token } from './tokenize.ts';

const END: Token = { kind: 'end', text: 'end of query' };

/** Deeper than any query a person writes; keeps a hostile one from exhausting the stack. */
const MAX_DEPTH = 200;

/** Walks over the tokens of one query. */
export class TokenReader {
  readonly #tokens: readonly Token[];
  #position = 0;
  #depth = 0;

  constructor(query: string) {
    this.#tokens = tokenize(query);
  }

  peek(ahead = 0): Token {
    return this.#tokens[this.#position + ahead] ?? END;
  }

  next(): Token {
    const token = this.peek();
    this.#position += 1;
    return token;
  }

  /** @returns true when a keyword or operator comes next. */
  sees(symbol: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'symbol' && token.symbol === symbol;
  }

  /** Steps over a keyword or operator if it comes next. */
  accept(symbol: string): boolean {
    if (!this.sees(symbol)) return false;
    this.#position += 1;
    return true;
  }

  /** @throws SqlError when something else comes next. */
  expect(symbol: string): void {
    if (!this.accept(symbol)) throw this.unexpected(`expected ${symbol}`);
  }

  /** Any word, keywords included where they can only be a name. */
  name(): string {
    const token = this.peek();
    if (token.kind !== 'word' && !(token.kind === 'symbol' && token.isKeyword)) {
      throw this.unexpected('expected a name');
    }
    this.#position += 1;
    return token.text;
  }

  /** One or more of something, separated by commas. */
  list<T>(read: () => T): T[] {
    const items = [read()];
    while (this.accept(',')) items.push(read());
    return items;
  }

  /** Guards recursion. @throws SqlError when the query is nested too deeply. */
  nested<T>(read: () => T): T {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new SqlError('The query is nested too deeply.');
    const result = read();
    this.#depth -= 1;
    return result;
  }

  unexpected(hint?: string): SqlError {
    const where = `Syntax error, incorrect syntax near '${this.peek().text}'`;
    return new SqlError(hint ? `${where}: ${hint}.` : `${where}.`);
  }
}

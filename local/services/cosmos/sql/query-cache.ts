import { compileQuery } from './compile-query.ts';
import type { CompiledQuery } from './compiled-query.ts';
import { parseQuery } from './parse-query.ts';

const CAPACITY = 500;

/** Compiles every query text once; forgets the oldest when full. */
export class QueryCache {
  readonly #compiled = new Map<string, CompiledQuery>();

  /** @throws SqlError, UnsupportedSqlError */
  compile(text: string): CompiledQuery {
    const known = this.#compiled.get(text);
    if (known) return known;
    const compiled = compileQuery(parseQuery(text));
    const [oldest] = this.#compiled.keys();
    if (this.#compiled.size >= CAPACITY && oldest !== undefined) this.#compiled.delete(oldest);
    this.#compiled.set(text, compiled);
    return compiled;
  }
}

import type { Grammar } from './grammar.ts';
import { parsePrimary } from './parse-primary.ts';
import { UnsupportedSqlError } from './sql-error.ts';
import type { Expression } from './syntax.ts';
import type { TokenReader } from './token-reader.ts';

/**
 * Reads a primary expression with the properties taken from it: `.name`, `["name"]`, `[0]`.
 * @throws UnsupportedSqlError for `udf.name(…)`.
 */
export function parsePath(reader: TokenReader, grammar: Grammar): Expression {
  let object = parsePrimary(reader, grammar);
  for (;;) {
    if (reader.accept('.')) {
      const name = reader.name();
      if (reader.sees('(')) throw new UnsupportedSqlError(`the user-defined function '${name}'`);
      object = { kind: 'member', object, key: { kind: 'literal', value: name } };
    } else if (reader.accept('[')) {
      object = { kind: 'member', object, key: grammar.expression() };
      reader.expect(']');
    } else {
      return object;
    }
  }
}

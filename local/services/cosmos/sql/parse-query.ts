import type { Grammar } from './grammar.ts';
import { parseExpression } from './parse-expression.ts';
import { parsePath } from './parse-path.ts';
import { UnsupportedSqlError } from './sql-error.ts';
import type { Expression, OrderItem, Projection, Query, Select, Source } from './syntax.ts';
import { TokenReader } from './token-reader.ts';

/**
 * Parses a Cosmos DB SQL query.
 * @throws SqlError on a syntax error.
 * @throws UnsupportedSqlError on what this service does not evaluate.
 */
export function parseQuery(text: string): Query {
  const reader = new TokenReader(text);
  const grammar: Grammar = {
    expression: (above = 0) => parseExpression(reader, grammar, above),
    query: () => parseSelectQuery(reader, grammar),
  };
  const query = grammar.query();
  if (reader.peek().kind !== 'end') throw reader.unexpected();
  return query;
}

function parseSelectQuery(reader: TokenReader, grammar: Grammar): Query {
  reader.expect('SELECT');
  const distinct = reader.accept('DISTINCT');
  const top = reader.accept('TOP') ? grammar.expression() : undefined;
  const select = parseSelect(reader, grammar);
  const sources: Source[] = [];
  if (reader.accept('FROM')) {
    do sources.push(parseSource(reader, grammar));
    while (reader.accept('JOIN'));
  }
  const where = reader.accept('WHERE') ? grammar.expression() : undefined;
  const groupBy = parseBy(reader, 'GROUP', () => grammar.expression());
  const orderBy = parseBy(reader, 'ORDER', () => parseOrderItem(reader, grammar));
  const offset = reader.accept('OFFSET') ? grammar.expression() : undefined;
  if (offset) reader.expect('LIMIT');
  const limit = offset && grammar.expression();
  return { select, distinct, top, sources, where, groupBy, orderBy, offset, limit };
}

function parseSelect(reader: TokenReader, grammar: Grammar): Select {
  if (reader.accept('*')) return { kind: 'all' };
  if (reader.accept('VALUE')) return { kind: 'value', expression: grammar.expression() };
  let unnamed = 0;
  const properties = reader.list((): Projection => {
    const expression = grammar.expression();
    const alias = parseAlias(reader) ?? impliedName(expression);
    if (alias !== undefined) return { name: alias, expression };
    unnamed += 1;
    return { name: `$${unnamed}`, expression };
  });
  return { kind: 'properties', properties };
}

function parseAlias(reader: TokenReader): string | undefined {
  return reader.accept('AS') || reader.peek().kind === 'word' ? reader.name() : undefined;
}

/** `c.address.city` is called `city` in the result, `c` is called `c`. */
function impliedName(expression: Expression): string | undefined {
  if (expression.kind === 'identifier') return expression.name;
  if (expression.kind !== 'member' || expression.key.kind !== 'literal') return undefined;
  return typeof expression.key.value === 'string' ? expression.key.value : undefined;
}

/** `c`, `c.items AS i`, `i IN c.items` or `(SELECT …) AS s`. */
function parseSource(reader: TokenReader, grammar: Grammar): Source {
  if (reader.peek().kind === 'word' && reader.sees('IN', 1)) {
    const alias = reader.name();
    reader.expect('IN');
    return { alias, input: parsePath(reader, grammar), unwinds: true };
  }
  const path = parsePath(reader, grammar);
  const input: Expression = path.kind === 'subquery' ? { ...path, mode: 'array' } : path;
  const alias = parseAlias(reader) ?? impliedName(input);
  if (alias === undefined) throw reader.unexpected('expected an alias for the input');
  return { alias, input, unwinds: input.kind === 'subquery' };
}

function parseBy<T>(reader: TokenReader, keyword: 'GROUP' | 'ORDER', item: () => T): T[] {
  if (!reader.accept(keyword)) return [];
  reader.expect('BY');
  if (reader.sees('RANK'))
    throw new UnsupportedSqlError('ORDER BY RANK (full-text and hybrid search)');
  return reader.list(item);
}

function parseOrderItem(reader: TokenReader, grammar: Grammar): OrderItem {
  const expression = grammar.expression();
  const descending = reader.accept('DESC');
  if (!descending) reader.accept('ASC');
  return { expression, descending };
}

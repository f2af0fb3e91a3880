import type { Grammar } from './grammar.ts';
import { SqlError } from './sql-error.ts';
import type { Expression, Projection, Value } from './syntax.ts';
import type { TokenReader } from './token-reader.ts';

const AGGREGATES = new Set(['COUNT', 'SUM', 'AVG', 'MIN', 'MAX']);

const CONSTANTS = new Map<string, Value>([
  ['NULL', null],
  ['TRUE', true],
  ['FALSE', false],
  ['UNDEFINED', undefined],
]);

/** Reads what stands alone: a constant, parameter, name, call, bracket or subquery. */
export function parsePrimary(reader: TokenReader, grammar: Grammar): Expression {
  const token = reader.peek();
  switch (token.kind) {
    case 'number':
    case 'string':
      reader.next();
      return { kind: 'literal', value: token.value };
    case 'parameter':
      reader.next();
      return { kind: 'parameter', name: token.text };
    case 'word':
      reader.next();
      return reader.sees('(')
        ? parseCall(reader, grammar, token.text.toUpperCase())
        : { kind: 'identifier', name: token.text };
    case 'symbol':
      return parseSymbol(reader, grammar, token.symbol);
    case 'end':
      throw reader.unexpected();
  }
}

function parseSymbol(reader: TokenReader, grammar: Grammar, symbol: string): Expression {
  if (CONSTANTS.has(symbol)) {
    reader.next();
    return { kind: 'literal', value: CONSTANTS.get(symbol) };
  }
  if (reader.accept('EXISTS')) return parseSubquery(reader, grammar, 'exists');
  if (reader.accept('ARRAY')) return parseSubquery(reader, grammar, 'array');
  if (reader.sees('(')) {
    if (reader.sees('SELECT', 1)) return parseSubquery(reader, grammar, 'scalar');
    reader.next();
    const inner = grammar.expression();
    reader.expect(')');
    return inner;
  }
  if (reader.accept('[')) {
    const elements = reader.sees(']') ? [] : reader.list(() => grammar.expression());
    reader.expect(']');
    return { kind: 'array', elements };
  }
  if (reader.accept('{')) {
    const properties = reader.sees('}') ? [] : reader.list(() => parseProperty(reader, grammar));
    reader.expect('}');
    return { kind: 'object', properties };
  }
  throw reader.unexpected();
}

function parseSubquery(
  reader: TokenReader,
  grammar: Grammar,
  mode: 'exists' | 'array' | 'scalar',
): Expression {
  reader.expect('(');
  const query = grammar.query();
  reader.expect(')');
  return { kind: 'subquery', mode, query };
}

function parseProperty(reader: TokenReader, grammar: Grammar): Projection {
  const token = reader.peek();
  const name = token.kind === 'string' ? token.value : reader.name();
  if (token.kind === 'string') reader.next();
  reader.expect(':');
  return { name, expression: grammar.expression() };
}

function parseCall(reader: TokenReader, grammar: Grammar, name: string): Expression {
  reader.expect('(');
  const operands = reader.sees(')') ? [] : reader.list(() => grammar.expression());
  reader.expect(')');
  if (!AGGREGATES.has(name)) return { kind: 'call', name, operands };
  const [operand, ...more] = operands;
  if (!operand || more.length > 0) throw new SqlError(`${name} takes exactly one argument.`);
  return { kind: 'aggregate', name, operand };
}

import { invalidRequest, notSupported } from '../search-service-error.ts';
import type { ComparisonOperator, Filter, Lambda, Literal } from './filter-syntax.ts';
import { TokenReader } from './token-reader.ts';

const OPERATORS = new Set<string>(['eq', 'ne', 'gt', 'ge', 'lt', 'le']);
const MIRRORED: Record<ComparisonOperator, ComparisonOperator> = {
  eq: 'eq',
  ne: 'ne',
  gt: 'lt',
  ge: 'le',
  lt: 'gt',
  le: 'ge',
};
const UNSUPPORTED_FUNCTIONS =
  /^(?:geo\.distance|geo\.intersects|search\.ismatch|search\.ismatchscoring)$/;
/** Deeper expressions are refused, so that a hostile filter cannot exhaust the stack. */
const MAX_DEPTH = 100;

/**
 * Parses a `$filter` expression of the service's OData subset.
 * @throws SearchServiceError 400 for a syntax error, 501 for a function that is not served here.
 */
export function parseFilter(text: string): Filter {
  const reader = new TokenReader(text);
  const filter = parseOr(reader, 0);
  reader.expectEnd();
  return filter;
}

function parseOr(reader: TokenReader, depth: number): Filter {
  const first = parseAnd(reader, depth);
  const operands = [first];
  while (reader.takeName('or')) operands.push(parseAnd(reader, depth));
  return operands.length === 1 ? first : { kind: 'or', operands };
}

function parseAnd(reader: TokenReader, depth: number): Filter {
  const first = parseUnary(reader, depth);
  const operands = [first];
  while (reader.takeName('and')) operands.push(parseUnary(reader, depth));
  return operands.length === 1 ? first : { kind: 'and', operands };
}

function parseUnary(reader: TokenReader, depth: number): Filter {
  if (depth > MAX_DEPTH) {
    throw invalidRequest(`Invalid expression: it is nested deeper than ${MAX_DEPTH} levels.`);
  }
  if (reader.takeName('not')) return { kind: 'not', operand: parseUnary(reader, depth + 1) };
  if (reader.takeSymbol('(')) {
    const inner = parseOr(reader, depth + 1);
    reader.expectSymbol(')');
    return inner;
  }
  const literal = reader.takeLiteral();
  return literal ? parseAfterLiteral(reader, literal) : parseAfterName(reader, depth);
}

/** `5 lt page`, or `true` alone. */
function parseAfterLiteral(reader: TokenReader, literal: Literal): Filter {
  const operator = takeOperator(reader);
  if (operator) {
    const path = reader.expectName();
    return { kind: 'comparison', path, operator: MIRRORED[operator], literal };
  }
  if (literal.type !== 'boolean') throw reader.syntaxError();
  return { kind: 'constant', value: literal.value };
}

function parseAfterName(reader: TokenReader, depth: number): Filter {
  const path = reader.expectName();
  if (path === 'search.in') return parseMembership(reader);
  if (UNSUPPORTED_FUNCTIONS.test(path)) throw notSupported(`The filter function ${path}()`);
  const lambda = /^(.+)\/(any|all)$/.exec(path);
  if (lambda?.[1] && reader.takeSymbol('(')) {
    return parseLambda(reader, lambda[1], lambda[2] === 'any' ? 'any' : 'all', depth);
  }
  const operator = takeOperator(reader);
  if (!operator) {
    return { kind: 'comparison', path, operator: 'eq', literal: { type: 'boolean', value: true } };
  }
  const literal = reader.takeLiteral();
  if (!literal) throw reader.syntaxError();
  return { kind: 'comparison', path, operator, literal };
}

function parseMembership(reader: TokenReader): Filter {
  reader.expectSymbol('(');
  const path = reader.expectName();
  reader.expectSymbol(',');
  const list = reader.expectString();
  const delimiters = reader.takeSymbol(',') ? reader.expectString() : ', ';
  reader.expectSymbol(')');
  const values = splitAtAny(list, delimiters);
  return { kind: 'membership', path, values: new Set(values) };
}

function splitAtAny(list: string, delimiters: string): string[] {
  const values: string[] = [''];
  for (const character of list) {
    if (delimiters.includes(character)) values.push('');
    else values.push(`${values.pop() ?? ''}${character}`);
  }
  return values.filter((value) => value !== '');
}

function parseLambda(
  reader: TokenReader,
  path: string,
  quantifier: Lambda['quantifier'],
  depth: number,
): Lambda {
  if (quantifier === 'any' && reader.takeSymbol(')')) return { kind: 'lambda', path, quantifier };
  const variable = reader.expectName();
  reader.expectSymbol(':');
  const body = parseOr(reader, depth + 1);
  reader.expectSymbol(')');
  return { kind: 'lambda', path, quantifier, range: { variable, body } };
}

function takeOperator(reader: TokenReader): ComparisonOperator | undefined {
  const name = reader.peekName();
  if (name === undefined || !OPERATORS.has(name)) return undefined;
  reader.expectName();
  return name as ComparisonOperator;
}

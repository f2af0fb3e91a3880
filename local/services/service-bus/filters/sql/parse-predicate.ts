import { matchesLike, parseLike } from './like.ts';
import { parseOperand, parseProperty } from './parse-operand.ts';
import { compare, not, type Operand, type Predicate } from './sql-value.ts';
import type { TokenReader } from './token-reader.ts';

const MAX_DEPTH = 32;

/** Reads conditions joined by OR, AND and NOT, with SQL's rules for what is unknown. */
export function parsePredicate(reader: TokenReader, depth = 0): Predicate {
  const alternatives = [parseConjunction(reader, depth)];
  while (reader.tryKeyword('OR')) alternatives.push(parseConjunction(reader, depth));
  return (message) =>
    decide(
      alternatives.map((one) => one(message)),
      true,
    );
}

function parseConjunction(reader: TokenReader, depth: number): Predicate {
  const conditions = [parseNegation(reader, depth)];
  while (reader.tryKeyword('AND')) conditions.push(parseNegation(reader, depth));
  return (message) =>
    decide(
      conditions.map((one) => one(message)),
      false,
    );
}

/** @param decisive one such value decides: true for OR, false for AND */
function decide(values: readonly (boolean | undefined)[], decisive: boolean): boolean | undefined {
  if (values.includes(decisive)) return decisive;
  return values.includes(undefined) ? undefined : !decisive;
}

function parseNegation(reader: TokenReader, depth: number): Predicate {
  if (depth > MAX_DEPTH) throw new Error(`conditions are nested more than ${MAX_DEPTH} deep.`);
  if (reader.tryKeyword('NOT')) {
    const inner = parseNegation(reader, depth + 1);
    return (message) => not(inner(message));
  }
  if (reader.trySymbol('(')) {
    const inner = parsePredicate(reader, depth + 1);
    reader.expectSymbol(')');
    return inner;
  }
  return parseCondition(reader);
}

function parseCondition(reader: TokenReader): Predicate {
  if (reader.tryKeyword('EXISTS')) return parseExists(reader);
  const operand = parseOperand(reader);
  const operator = reader.trySymbol('=', '<>', '!=', '<', '<=', '>', '>=');
  if (operator !== undefined) {
    const other = parseOperand(reader);
    return (message) => compare(operator, operand(message), other(message));
  }
  if (reader.tryKeyword('IS')) return parseIsNull(reader, operand);
  if (reader.tryKeyword('NOT')) {
    const condition = parseMembership(reader, operand);
    if (!condition) throw reader.unexpected('IN or LIKE');
    return (message) => not(condition(message));
  }
  return parseMembership(reader, operand) ?? isTrue(operand);
}

function parseExists(reader: TokenReader): Predicate {
  reader.expectSymbol('(');
  const property = parseProperty(reader);
  reader.expectSymbol(')');
  return (message) => property(message) !== undefined;
}

function parseIsNull(reader: TokenReader, operand: Operand): Predicate {
  const wanted = !reader.tryKeyword('NOT');
  reader.expectKeyword('NULL');
  return (message) => (operand(message) === undefined) === wanted;
}

function parseMembership(reader: TokenReader, operand: Operand): Predicate | undefined {
  if (reader.tryKeyword('IN')) return parseIn(reader, operand);
  return reader.tryKeyword('LIKE') ? parseLikeCondition(reader, operand) : undefined;
}

function parseIn(reader: TokenReader, operand: Operand): Predicate {
  reader.expectSymbol('(');
  const choices = [parseOperand(reader)];
  while (reader.trySymbol(',')) choices.push(parseOperand(reader));
  reader.expectSymbol(')');
  return (message) => {
    const value = operand(message);
    return decide(
      choices.map((choice) => compare('=', value, choice(message))),
      true,
    );
  };
}

function parseLikeCondition(reader: TokenReader, operand: Operand): Predicate {
  const pattern = reader.tryKind('string');
  if (pattern === undefined) throw reader.unexpected('a pattern in quotes');
  let escape: string | undefined;
  if (reader.tryKeyword('ESCAPE')) {
    escape = reader.tryKind('string');
    if (escape === undefined || Array.from(escape).length !== 1) {
      throw new Error('ESCAPE needs one character in quotes.');
    }
  }
  const parts = parseLike(pattern, escape);
  return (message) => {
    const value = operand(message);
    return typeof value === 'string' ? matchesLike(value, parts) : undefined;
  };
}

function isTrue(operand: Operand): Predicate {
  return (message) => {
    const value = operand(message);
    return typeof value === 'boolean' ? value : undefined;
  };
}

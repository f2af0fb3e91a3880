import type { Grammar } from './grammar.ts';
import { parsePath } from './parse-path.ts';
import type { BinaryOperator, Expression, UnaryOperator } from './syntax.ts';
import type { TokenReader } from './token-reader.ts';

/** How tightly an infix operator binds. */
const PRECEDENCE: Readonly<Record<string, number>> = {
  '?': 1, '??': 2, OR: 3, AND: 4,
  '=': 6, '!=': 6, '<>': 6, '<': 6, '<=': 6, '>': 6, '>=': 6, IN: 6, LIKE: 6, BETWEEN: 6, NOT: 6,
  '|': 7, '^': 8, '&': 9, '<<': 10, '>>': 10, '>>>': 10,
  '||': 11, '+': 11, '-': 11, '*': 12, '/': 12, '%': 12,
}; // prettier-ignore
const PREFIX_NOT = 5;
const COMPARISON = 6;
const PREFIX_SIGN = 12;
const SIGNS: readonly UnaryOperator[] = ['-', '+', '~'];

/** Reads one expression by precedence climbing. @param above see {@link Grammar.expression}. */
export function parseExpression(reader: TokenReader, grammar: Grammar, above: number): Expression {
  return reader.nested(() => {
    let left = parseUnary(reader, grammar);
    for (;;) {
      const token = reader.peek();
      const operator = token.kind === 'symbol' ? token.symbol : '';
      const precedence = PRECEDENCE[operator] ?? 0;
      if (precedence <= above) return left;
      reader.next();
      left = parseInfix(reader, grammar, left, operator, precedence);
    }
  });
}

function parseUnary(reader: TokenReader, grammar: Grammar): Expression {
  if (reader.accept('NOT')) {
    return { kind: 'unary', operator: 'NOT', operand: grammar.expression(PREFIX_NOT) };
  }
  const operator = SIGNS.find((symbol) => reader.accept(symbol));
  return operator
    ? { kind: 'unary', operator, operand: grammar.expression(PREFIX_SIGN) }
    : parsePath(reader, grammar);
}

/** Reads what follows an infix operator that was just taken. */
function parseInfix(
  reader: TokenReader,
  grammar: Grammar,
  left: Expression,
  operator: string,
  precedence: number,
): Expression {
  switch (operator) {
    case 'NOT':
      return { kind: 'unary', operator, operand: parseNegated(reader, grammar, left) };
    case '?': {
      const then = grammar.expression();
      reader.expect(':');
      return { kind: 'conditional', condition: left, then, otherwise: grammar.expression() };
    }
    case 'IN': {
      reader.expect('(');
      const choices = reader.list(() => grammar.expression());
      reader.expect(')');
      return { kind: 'in', operand: left, choices };
    }
    case 'LIKE': {
      const pattern = grammar.expression(precedence);
      const escape = reader.accept('ESCAPE') ? grammar.expression(precedence) : undefined;
      return { kind: 'like', operand: left, pattern, escape };
    }
    case 'BETWEEN': {
      const low = grammar.expression(precedence);
      reader.expect('AND');
      const high = grammar.expression(precedence);
      return binary('AND', binary('>=', left, low), binary('<=', left, high));
    }
    default: {
      const symbol = (operator === '<>' ? '!=' : operator) as BinaryOperator;
      return binary(symbol, left, grammar.expression(precedence));
    }
  }
}

/** What may follow NOT after an operand: `x NOT IN …`, `x NOT LIKE …`, `x NOT BETWEEN …`. */
function parseNegated(reader: TokenReader, grammar: Grammar, left: Expression): Expression {
  const operator = ['IN', 'LIKE', 'BETWEEN'].find((keyword) => reader.accept(keyword));
  if (!operator) throw reader.unexpected('expected IN, LIKE or BETWEEN after NOT');
  return parseInfix(reader, grammar, left, operator, COMPARISON);
}

function binary(operator: BinaryOperator, left: Expression, right: Expression): Expression {
  return { kind: 'binary', operator, left, right };
}

import { areOrdered, compareValues, equals } from './compare.ts';
import type { Evaluate } from './scope.ts';
import type { BinaryOperator, UnaryOperator, Value } from './syntax.ts';

const COMPARISONS: Readonly<Record<string, (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

const ARITHMETIC: Readonly<Record<string, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '%': (left, right) => left % right,
  '&': (left, right) => left & right,
  '|': (left, right) => left | right,
  '^': (left, right) => left ^ right,
  '<<': (left, right) => left << right,
  '>>': (left, right) => left >> right,
  '>>>': (left, right) => left >>> right,
};

/** An operator whose operands do not fit it gives undefined, and so does one applied to undefined. */
export function compileBinary(operator: BinaryOperator, left: Evaluate, right: Evaluate): Evaluate {
  switch (operator) {
    case 'AND':
      return (scope) => {
        const first = left(scope);
        if (first === false) return false;
        const second = right(scope);
        if (second === false) return false;
        return first === true && second === true ? true : undefined;
      };
    case 'OR':
      return (scope) => {
        const first = left(scope);
        if (first === true) return true;
        const second = right(scope);
        if (second === true) return true;
        return first === false && second === false ? false : undefined;
      };
    case '??':
      return (scope) => {
        const value = left(scope);
        return value === undefined ? right(scope) : value;
      };
    default: {
      const apply = binaryFunction(operator);
      return (scope) => {
        const first = left(scope);
        if (first === undefined) return undefined;
        const second = right(scope);
        return second === undefined ? undefined : apply(first, second);
      };
    }
  }
}

function binaryFunction(
  operator: Exclude<BinaryOperator, 'AND' | 'OR' | '??'>,
): (left: Value, right: Value) => Value {
  if (operator === '=') return equals;
  if (operator === '!=') return (left, right) => !equals(left, right);
  if (operator === '||') {
    return (left, right) =>
      typeof left === 'string' && typeof right === 'string' ? left + right : undefined;
  }
  const holds = COMPARISONS[operator];
  if (holds) {
    return (left, right) =>
      areOrdered(left, right) ? holds(compareValues(left, right)) : undefined;
  }
  const calculate = ARITHMETIC[operator];
  return (left, right) =>
    typeof left === 'number' && typeof right === 'number' && calculate
      ? finite(calculate(left, right))
      : undefined;
}

export function compileUnary(operator: UnaryOperator, operand: Evaluate): Evaluate {
  if (operator === 'NOT') {
    return (scope) => {
      const value = operand(scope);
      return typeof value === 'boolean' ? !value : undefined;
    };
  }
  const apply = {
    '-': (value: number) => -value,
    '+': (value: number) => value,
    '~': (value: number) => ~value,
  }[operator];
  return (scope) => {
    const value = operand(scope);
    return typeof value === 'number' ? apply(value) : undefined;
  };
}

/** JSON has no infinity and no NaN: what cannot be calculated is undefined. */
export function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

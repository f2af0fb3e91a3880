import type { MessageProperties } from '../../broker/broker-message.ts';

/** What an operand can be; undefined stands for SQL's unknown, which a missing property is. */
export type SqlValue = string | number | boolean | undefined;

export type Operand = (message: MessageProperties) => SqlValue;

/** True, false, or undefined where an unknown value leaves it open. */
export type Predicate = (message: MessageProperties) => boolean | undefined;

/** @param value an application property; what cannot be compared counts as unknown */
export function toSqlValue(value: unknown): SqlValue {
  if (value instanceof Date) return value.getTime();
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : undefined;
}

const COMPARISONS: Readonly<Record<string, (a: string | number, b: string | number) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

/** Compares values of one type; all else is unknown. Strings are compared with their case. */
export function compare(operator: string, a: SqlValue, b: SqlValue): boolean | undefined {
  if (a === undefined || b === undefined || typeof a !== typeof b) return undefined;
  if (operator === '=') return a === b;
  if (operator === '<>' || operator === '!=') return a !== b;
  if (typeof a === 'boolean' || typeof b === 'boolean') return undefined;
  return COMPARISONS[operator]?.(a, b);
}

export function not(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value;
}

import type { Value } from '../syntax.ts';

/**
 * A built-in function. Operands of the wrong type, or too few of them, give undefined.
 * @param now the time of the query in milliseconds.
 */
export type SqlFunction = (operands: readonly Value[], now: number) => Value;

export type SqlFunctions = Readonly<Record<string, SqlFunction>>;

import { finite } from '../operators.ts';
import type { SqlFunction, SqlFunctions } from './sql-function.ts';

function onNumber(calculate: (number: number) => number): SqlFunction {
  return ([number]) => (typeof number === 'number' ? finite(calculate(number)) : undefined);
}

/** Half a unit is rounded away from zero, as Cosmos DB does. */
function round(number: number, digits: number): number {
  const factor = 10 ** digits;
  return (Math.sign(number) * Math.round(Math.abs(number) * factor)) / factor;
}

export const mathFunctions: SqlFunctions = {
  ABS: onNumber(Math.abs),
  CEILING: onNumber(Math.ceil),
  FLOOR: onNumber(Math.floor),
  TRUNC: onNumber(Math.trunc),
  SIGN: onNumber(Math.sign),
  SQRT: onNumber(Math.sqrt),
  SQUARE: onNumber((number) => number * number),
  EXP: onNumber(Math.exp),
  LOG10: onNumber(Math.log10),
  LOG: ([number, base = Math.E]) =>
    typeof number === 'number' && typeof base === 'number'
      ? finite(Math.log(number) / Math.log(base))
      : undefined,
  POWER: ([base, exponent]) =>
    typeof base === 'number' && typeof exponent === 'number' ? finite(base ** exponent) : undefined,
  ROUND: ([number, digits = 0]) =>
    typeof number === 'number' && typeof digits === 'number' ? round(number, digits) : undefined,
};

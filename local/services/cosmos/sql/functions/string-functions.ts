import type { Value } from '../syntax.ts';
import type { SqlFunction, SqlFunctions } from './sql-function.ts';

/** A test of one string against another; a third operand `true` makes it ignore case. */
function compare(test: (text: string, other: string) => boolean): SqlFunction {
  return ([text, other, ignoreCase]) => {
    if (typeof text !== 'string' || typeof other !== 'string') return undefined;
    return ignoreCase === true ? test(text.toLowerCase(), other.toLowerCase()) : test(text, other);
  };
}

function onText(change: (text: string) => Value): SqlFunction {
  return ([text]) => (typeof text === 'string' ? change(text) : undefined);
}

function onTextAndNumber(change: (text: string, number: number) => Value): SqlFunction {
  return ([text, number]) =>
    typeof text === 'string' && typeof number === 'number' ? change(text, number) : undefined;
}

export const stringFunctions: SqlFunctions = {
  CONTAINS: compare((text, part) => text.includes(part)),
  STARTSWITH: compare((text, start) => text.startsWith(start)),
  ENDSWITH: compare((text, end) => text.endsWith(end)),
  STRINGEQUALS: compare((text, other) => text === other),
  INDEX_OF: ([text, part, start = 0]) =>
    typeof text === 'string' && typeof part === 'string' && typeof start === 'number'
      ? text.indexOf(part, start)
      : undefined,
  LOWER: onText((text) => text.toLowerCase()),
  UPPER: onText((text) => text.toUpperCase()),
  LENGTH: onText((text) => text.length),
  TRIM: onText((text) => text.trim()),
  LTRIM: onText((text) => text.trimStart()),
  RTRIM: onText((text) => text.trimEnd()),
  REVERSE: onText((text) => Array.from(text).reverse().join('')),
  LEFT: onTextAndNumber((text, count) => text.slice(0, Math.max(count, 0))),
  RIGHT: onTextAndNumber((text, count) => (count > 0 ? text.slice(-count) : '')),
  SUBSTRING: ([text, start, length]) =>
    typeof text === 'string' && typeof start === 'number' && typeof length === 'number'
      ? text.slice(Math.max(start, 0), Math.max(start, 0) + Math.max(length, 0))
      : undefined,
  REPLACE: ([text, from, to]) =>
    typeof text === 'string' && typeof from === 'string' && typeof to === 'string'
      ? text.replaceAll(from, () => to)
      : undefined,
  CONCAT: (parts) => (parts.every((part) => typeof part === 'string') ? parts.join('') : undefined),
  TOSTRING: ([value]) =>
    value === undefined || typeof value === 'string' ? value : JSON.stringify(value),
  STRINGTONUMBER: onText((text) => {
    const number = Number(text);
    return text.trim() !== '' && Number.isFinite(number) ? number : undefined;
  }),
  STRINGTOBOOLEAN: onText((text) =>
    new Map([
      ['true', true],
      ['false', false],
    ]).get(text.trim()),
  ),
};

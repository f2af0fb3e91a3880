import { invalidRequest } from '../search-service-error.ts';
import type { Literal } from './filter-syntax.ts';

/** A lexical unit of an OData expression; `start` is its offset, for error messages. */
export type Token =
  | { readonly kind: 'literal'; readonly literal: Literal; readonly start: number }
  | { readonly kind: 'name'; readonly text: string; readonly start: number }
  | { readonly kind: 'symbol'; readonly text: string; readonly start: number }
  | { readonly kind: 'end'; readonly start: number };

const PATTERNS = {
  space: /\s+/y,
  string: /'((?:[^']|'')*)'/y,
  date: /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})/iy,
  number: /-?(?:\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|INF)(?![\w.])/y,
  name: /[A-Za-z_][\w.]*(?:\/[A-Za-z_]\w*)*/y,
  symbol: /[(),:]/y,
};

/**
 * Splits an OData expression into tokens, the last of which is `end`.
 * @throws SearchServiceError 400 at the first character that begins no token.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let start = 0;
  while (start < text.length) {
    const [kind, match] = matchAt(text, start);
    if (kind !== 'space') tokens.push(toToken(kind, match, start));
    start += match[0].length;
  }
  return [...tokens, { kind: 'end', start: text.length }];
}

function matchAt(text: string, start: number): [keyof typeof PATTERNS, RegExpExecArray] {
  for (const [kind, pattern] of Object.entries(PATTERNS)) {
    pattern.lastIndex = start;
    const match = pattern.exec(text);
    if (match) return [kind as keyof typeof PATTERNS, match];
  }
  throw invalidRequest(`Invalid expression: Syntax error at position ${start} in '${text}'.`);
}

function toToken(
  kind: Exclude<keyof typeof PATTERNS, 'space'>,
  match: RegExpExecArray,
  start: number,
): Token {
  const text = match[0];
  switch (kind) {
    case 'string':
      return literal({ type: 'string', value: text.slice(1, -1).replaceAll("''", "'") }, start);
    case 'date':
      return literal(dateLiteral(text), start);
    case 'number':
      return literal({ type: 'number', value: Number(text.replace('INF', 'Infinity')) }, start);
    case 'name':
      return nameOrKeyword(text, start);
    case 'symbol':
      return { kind, text, start };
  }
}

function nameOrKeyword(text: string, start: number): Token {
  switch (text) {
    case 'true':
    case 'false':
      return literal({ type: 'boolean', value: text === 'true' }, start);
    case 'null':
      return literal({ type: 'null', value: null }, start);
    case 'NaN':
      return literal({ type: 'number', value: NaN }, start);
    case 'INF':
      return literal({ type: 'number', value: Infinity }, start);
    default:
      return { kind: 'name', text, start };
  }
}

function dateLiteral(text: string): Literal {
  const value = Date.parse(text);
  if (Number.isNaN(value)) throw invalidRequest(`Invalid expression: '${text}' is not a date.`);
  return { type: 'date', value };
}

function literal(value: Literal, start: number): Token {
  return { kind: 'literal', literal: value, start };
}

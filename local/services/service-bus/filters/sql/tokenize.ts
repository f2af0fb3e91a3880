export interface Token {
  /** A `name` is a word without quotes: a keyword, or (a part of) a property's name. */
  readonly kind: 'name' | 'quoted-name' | 'string' | 'number' | 'symbol' | 'end';
  /** Without quotes. */
  readonly text: string;
  /** Where it begins, counted from 1. */
  readonly position: number;
}

const PATTERNS: readonly (readonly [Token['kind'], RegExp])[] = [
  ['string', /'(?:[^']|'')*'/y],
  ['quoted-name', /\[(?:[^\]]|\]\])+\]|"(?:[^"]|"")+"/y],
  ['number', /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y],
  ['name', /[A-Za-z_][A-Za-z0-9_]*/y],
  ['symbol', /<>|!=|<=|>=|[=<>(),.+*/%-]/y],
];

/** Splits a filter expression. @throws Error naming the first character that has no meaning */
export function tokenize(expression: string): Token[] {
  const tokens: Token[] = [];
  let place = 0;
  while (place < expression.length) {
    if (/\s/.test(expression.charAt(place))) {
      place += 1;
      continue;
    }
    const token = tokenAt(expression, place);
    tokens.push({ kind: token.kind, text: unquote(token), position: place + 1 });
    place += token.text.length;
  }
  tokens.push({ kind: 'end', text: 'the end', position: expression.length + 1 });
  return tokens;
}

function tokenAt(expression: string, place: number): Omit<Token, 'position'> {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = place;
    const text = pattern.exec(expression)?.[0];
    if (text !== undefined) return { kind, text };
  }
  throw new Error(
    `the character “${expression.charAt(place)}” at position ${place + 1} has no meaning there.`,
  );
}

function unquote({ kind, text }: Omit<Token, 'position'>): string {
  if (kind !== 'string' && kind !== 'quoted-name') return text;
  const quote = text.charAt(text.length - 1);
  return text.slice(1, -1).replaceAll(quote + quote, quote);
}

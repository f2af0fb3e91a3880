import { SqlError } from './sql-error.ts';

const KEYWORDS = new Set(
  (
    'SELECT TOP DISTINCT VALUE FROM WHERE GROUP ORDER BY ASC DESC OFFSET LIMIT JOIN IN AS AND OR NOT ' +
    'BETWEEN LIKE ESCAPE EXISTS ARRAY NULL TRUE FALSE UNDEFINED RANK'
  ).split(' '),
);

const TOKEN = new RegExp(
  [
    String.raw`(?<space>\s+|--[^\n]*)`,
    String.raw`(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)`,
    String.raw`(?<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")`,
    String.raw`(?<parameter>@[A-Za-z_]\w*)`,
    String.raw`(?<word>[\p{L}_$][\p{L}\p{N}_$]*)`,
    String.raw`(?<symbol>\?\?|\|\||!=|<>|<=|>=|<<|>>>|>>|[-+*/%=<>()[\]{},.:?~&|^])`,
  ].join('|'),
  'suy',
);

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

interface Located {
  /** As written in the query. */
  readonly text: string;
}

export type Token = Located &
  (
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'string'; readonly value: string }
    | { readonly kind: 'parameter' | 'word' }
    /** Keywords and operators; `symbol` is upper case. */
    | { readonly kind: 'symbol'; readonly symbol: string; readonly isKeyword: boolean }
    | { readonly kind: 'end' }
  );

/** Splits a query into tokens, the last of which is `end`. @throws SqlError on a character no token begins with. */
export function tokenize(query: string): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  while (position < query.length) {
    TOKEN.lastIndex = position;
    const match = TOKEN.exec(query);
    if (!match?.groups) {
      throw new SqlError(
        `Syntax error, invalid token near '${query.slice(position, position + 20)}'.`,
      );
    }
    position = TOKEN.lastIndex;
    const token = toToken(match[0], match.groups);
    if (token) tokens.push(token);
  }
  return [...tokens, { kind: 'end', text: 'end of query' }];
}

function toToken(text: string, groups: Record<string, string | undefined>): Token | undefined {
  if (groups.space !== undefined) return undefined;
  if (groups.number !== undefined) return { kind: 'number', text, value: Number(text) };
  if (groups.string !== undefined) return { kind: 'string', text, value: unquote(text) };
  if (groups.parameter !== undefined) return { kind: 'parameter', text };
  const symbol = text.toUpperCase();
  const isKeyword = groups.word !== undefined && KEYWORDS.has(symbol);
  if (groups.word !== undefined && !isKeyword) return { kind: 'word', text };
  return { kind: 'symbol', text, symbol, isKeyword };
}

function unquote(text: string): string {
  return text
    .slice(1, -1)
    .replace(/\\(u[0-9a-fA-F]{4}|.)/gsu, (_, escape: string) =>
      escape.length === 5
        ? String.fromCharCode(Number.parseInt(escape.slice(1), 16))
        : (ESCAPES[escape] ?? escape),
    );
}

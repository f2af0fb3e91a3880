import type { SearchMode, SimpleQuery } from './simple-query.ts';

/** Parentheses nested deeper than this are read as spaces, so that a hostile query cannot exhaust the stack. */
const MAX_DEPTH = 50;

/**
 * Parses the simple query syntax: `+` and, `|` or, `-` not (before a term, after a space), `"phrase"`, `prefix*`,
 * parentheses, and `\` before a character that shall not be an operator. Every text is valid; operators that do not
 * fit are ignored. Operators have no precedence, as in Lucene's SimpleQueryParser: each joins the next term to
 * all that comes before it.
 * @returns undefined when the text contains no term.
 */
export function parseSimpleQuery(text: string, mode: SearchMode): SimpleQuery | undefined {
  return parseGroup({ text, index: 0, mode }, 0);
}

interface Cursor {
  readonly text: string;
  readonly mode: SearchMode;
  index: number;
}

type Join = 'and' | 'or';

function parseGroup(cursor: Cursor, depth: number): SimpleQuery | undefined {
  let group: SimpleQuery | undefined;
  let join: Join | undefined;
  let negated = false;
  while (cursor.index < cursor.text.length) {
    const character = cursor.text.charAt(cursor.index);
    if (character === ')' && depth > 0) break;
    if (character === '+' || character === '|') {
      join ??= character === '+' ? 'and' : 'or';
      cursor.index += 1;
    } else if (isNegation(cursor)) {
      negated = !negated;
      cursor.index += 1;
    } else if (/[\s)]/.test(character) || (character === '(' && depth >= MAX_DEPTH)) {
      cursor.index += 1;
    } else {
      const operand = parseOperand(cursor, depth);
      if (operand) {
        const term: SimpleQuery = negated ? { kind: 'not', operand } : operand;
        group = group ? joinQueries(group, join ?? joinOf(cursor.mode), term) : term;
      }
      join = undefined;
      negated = false;
    }
  }
  return group;
}

function joinOf(mode: SearchMode): Join {
  return mode === 'all' ? 'and' : 'or';
}

function isNegation({ text, index }: Cursor): boolean {
  if (text[index] !== '-' || !/\S/.test(text.charAt(index + 1))) return false;
  return index === 0 || /[\s(+|-]/.test(text.charAt(index - 1));
}

function joinQueries(left: SimpleQuery, join: Join, right: SimpleQuery): SimpleQuery {
  const operands = left.kind === join ? [...left.operands, right] : [left, right];
  return { kind: join, operands };
}

function parseOperand(cursor: Cursor, depth: number): SimpleQuery | undefined {
  switch (cursor.text[cursor.index]) {
    case '(': {
      cursor.index += 1;
      const group = parseGroup(cursor, depth + 1);
      cursor.index += 1;
      return group;
    }
    case '"':
      return parsePhrase(cursor);
    default:
      return parseTerm(cursor);
  }
}

/** An opening quote that is never closed is ignored. */
function parsePhrase(cursor: Cursor): SimpleQuery | undefined {
  const start = cursor.index + 1;
  const end = cursor.text.indexOf('"', start);
  cursor.index = end < 0 ? start : end + 1;
  const text = cursor.text.slice(start, Math.max(start, end)).trim();
  return text === '' ? undefined : { kind: 'phrase', text };
}

function parseTerm(cursor: Cursor): SimpleQuery | undefined {
  let text = '';
  let isPrefix = false;
  while (cursor.index < cursor.text.length) {
    const character = cursor.text.charAt(cursor.index);
    if (/[\s"|+()]/.test(character)) break;
    const isEscape = character === '\\';
    if (isEscape) cursor.index += 1;
    isPrefix = character === '*';
    text += cursor.text.charAt(cursor.index);
    cursor.index += 1;
  }
  if (!isPrefix) return text === '' ? undefined : { kind: 'term', text };
  const prefix = text.replace(/\*+$/, '');
  return prefix === '' ? undefined : { kind: 'prefix', text: prefix };
}

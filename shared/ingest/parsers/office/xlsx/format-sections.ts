/** A piece of a format: a sign with a meaning, or text that is shown as it is. */
export interface FormatToken {
  readonly kind: 'sign' | 'literal';
  readonly text: string;
}

export interface FormatSection {
  readonly tokens: readonly FormatToken[];
  /** Whether a minus is put before negative numbers; a section of their own shows them otherwise. */
  readonly showsSign: boolean;
}

/** Format codes are short; longer ones say nothing about a number. */
const longest = 500;

/**
 * The section of a format code that a number is shown by: positive; negative; zero (ECMA-376 part 1, 18.8.31). Sections
 * with conditions of their own are taken in that order, too.
 * @returns undefined when the number is shown plainly
 */
export function formatSections(code: string, value: number): FormatSection | undefined {
  if (code.length > longest) return undefined;
  const sections = splitSections(tokenize(code));
  const [positive = [], negative, zero] = sections;
  const chosen = (value < 0 ? negative : value === 0 ? zero : undefined) ?? positive;
  const isPlain =
    chosen.length === 0 ||
    chosen.some(({ kind, text }) => kind === 'sign' && /^(?:general|@)$/iu.test(text));
  if (isPlain) return undefined;
  return { tokens: chosen, showsSign: chosen !== negative };
}

/** Literals are quoted, escaped or in brackets; `_x` leaves the width of x and `*x` fills with it. */
const token =
  /"([^"]*)"|\\(.)|_.|\*.|\[\$([^\]-]*)[^\]]*\]|(\[[hms]+\])|\[[^\]]*\]|(general|am\/pm|a\/p|[ymdhs]+|[eE][+-]|[0#?.,%eE@;/])|(.)/giu;

function tokenize(code: string): FormatToken[] {
  const tokens: FormatToken[] = [];
  for (const [all, quoted, escaped, currency, elapsed, sign, other] of code.matchAll(token)) {
    const literal = quoted ?? escaped ?? currency ?? other;
    const meaning = elapsed ?? sign;
    if (meaning !== undefined) tokens.push({ kind: 'sign', text: meaning });
    else if (literal !== undefined) tokens.push({ kind: 'literal', text: literal });
    else if (all.startsWith('_')) tokens.push({ kind: 'literal', text: ' ' });
  }
  return tokens;
}

function splitSections(tokens: readonly FormatToken[]): FormatToken[][] {
  const sections: FormatToken[][] = [[]];
  for (const one of tokens) {
    if (one.kind === 'sign' && one.text === ';') sections.push([]);
    else sections.at(-1)?.push(one);
  }
  return sections;
}

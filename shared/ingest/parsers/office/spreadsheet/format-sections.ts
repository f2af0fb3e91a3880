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
 * The sections of a format code, for positive and negative numbers and zero (ECMA-376 part 1, 18.8.31). Sections with
 * conditions of their own are taken in that order, too.
 */
export function formatSections(code: string): readonly (readonly FormatToken[])[] {
  return code.length > longest ? [] : splitSections(tokenize(code));
}

/**
 * The section that a number is shown by.
 * @returns undefined when the number is shown plainly
 */
export function sectionFor(
  [positive = [], negative, zero]: readonly (readonly FormatToken[])[],
  value: number,
): FormatSection | undefined {
  const tokens = (value < 0 ? negative : value === 0 ? zero : undefined) ?? positive;
  const isPlain =
    tokens.length === 0 ||
    tokens.some(({ kind, text }) => kind === 'sign' && /^(?:general|@)$/iu.test(text));
  return isPlain ? undefined : { tokens, showsSign: tokens !== negative };
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

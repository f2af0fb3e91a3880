/** A stretch of a text: UTF-16 offsets, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Places where a sentence may end: closing punctuation before a space, CJK full stops, a blank line, and a line break
 * before a Markdown heading, list item, quote, table row or fence, and after a heading or table row. Written so that no
 * input makes it backtrack beyond one run or line: look-behinds come after the character that rules most places out.
 */
const candidate =
  /(?<![.!?…])[.!?…]+["'”’»)\]*_]*(?<gap>\s+)|[。！？]+["'”’」』）]*\s*|\n[ \t]*\n\s*|\n(?=[ \t]*(?:#{1,6}[ \t]|[-*+•][ \t]|\d{1,3}[.)][ \t]|>|\||```))|\n(?<=(?:^|\n)(?:#{1,6}[ \t]|\|)[^\n]*\n)/gu;

const abbreviations = new Set(
  (
    'mr mrs ms dr prof st sr jr rev gen col lt sgt capt hon vs cf eg ie e.g i.e viz no nos nr fig figs eq eqs sec secs ch ' +
    'art para vol vols pp ed eds approx dept est tel ext incl excl max min z.b d.h u.a bzw ca usw jan feb mar apr jun jul ' +
    'aug sep sept oct nov dec'
  ).split(' '),
);

/**
 * The sentences of a text in order, as spans that touch each other and cover it all; white space after a sentence belongs
 * to it. Headings, list items, table rows and paragraphs end a sentence even without punctuation. Linear time.
 */
export function sentenceSpans(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(candidate)) {
    const end = match.index + match[0].length;
    if (end >= text.length) break;
    if (match.groups?.gap !== undefined && !endsSentence(text, start, match, end)) continue;
    spans.push({ start, end });
    start = end;
  }
  if (start < text.length) spans.push({ start, end: text.length });
  return spans;
}

/** The sentences of a text without the white space around them; empty ones are left out. */
export function sentences(text: string): string[] {
  return sentenceSpans(text)
    .map(({ start, end }) => text.slice(start, end).trim())
    .filter((sentence) => sentence !== '');
}

/** Whether punctuation followed by a space closes the sentence, or belongs to an abbreviation, initial or list number. */
function endsSentence(
  text: string,
  sentenceStart: number,
  match: RegExpExecArray,
  next: number,
): boolean {
  const gap = match.groups?.gap ?? '';
  if (/\n[ \t]*\n/u.test(gap)) return true;
  if (!/^[.…]/u.test(match[0])) return true;
  if (/^\p{Ll}/u.test(text.slice(next, next + 2))) return false;
  const before = text.slice(Math.max(sentenceStart, match.index - 24), match.index);
  if (/^\s*\d{1,3}$/u.test(before)) return false;
  const word = /[\p{L}.]+$/u.exec(before)?.[0].toLowerCase() ?? '';
  if (/^\p{L}$/u.test(word)) return false;
  return !abbreviations.has(word);
}

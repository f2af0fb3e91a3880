/** What stands for signs that Word keeps as control characters; others have no text: pictures, references, drawings. */
const signs: Readonly<Record<string, string>> = {
  '\t': '\t',
  '\x0b': '\n',
  '\x0e': '\n',
  '\x1e': '-',
};

/** The characters from `start` to `end` that readers see; what is beyond the text is nothing. */
export function visibleText(text: string, start: number, end: number, leftOut: Uint8Array): string {
  const parts: string[] = [];
  const last = Math.min(end, text.length);
  let from = start;
  for (let at = start; at <= last; at += 1) {
    if (at < last && leftOut[at] !== 1) continue;
    if (at > from) parts.push(text.slice(from, at));
    from = at + 1;
  }
  return parts.join('').replace(/\p{Cc}/gu, (sign) => signs[sign] ?? '');
}

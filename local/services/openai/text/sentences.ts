/** The end of a sentence with what closes after it, and the white space before the next one's beginning. */
const BOUNDARY =
  /([.!?…][)"'”’\]*_]*)\s+(?=["'“‘(*_[]*[\p{Lu}\p{N}\p{Script=Devanagari}])|([。！？]+)(?!$)/gu;
const ABBREVIATION =
  /(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|vs|etc|approx|No|Nos|Fig|Art|Sec|p|pp|e\.g|i\.e|cf|ca|incl|excl|max|min|Inc|Ltd|Co|\p{Lu}(?:\.\p{Lu})*)\.$/u;
/** Long enough for the longest abbreviation. */
const TAIL = 16;

/** Splits a paragraph into sentences; abbreviations, initials and decimals do not end one. */
export function sentences(paragraph: string): string[] {
  const found: string[] = [];
  let start = 0;
  for (const match of paragraph.matchAll(BOUNDARY)) {
    const end = match.index + (match[1] ?? match[2] ?? '').length;
    if (ABBREVIATION.test(paragraph.slice(Math.max(start, end - TAIL), end))) continue;
    found.push(paragraph.slice(start, end).trim());
    start = end;
  }
  found.push(paragraph.slice(start).trim());
  return found.filter((sentence) => sentence !== '');
}

const BOUNDARY =
  /(?<=[.!?…][)"'”’\]*_]*)\s+(?=["'“‘(*_[]*[\p{Lu}\p{N}\p{Script=Devanagari}])|(?<=[。！？])(?!$)/u;
const ABBREVIATION =
  /(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|vs|etc|approx|No|Nos|Fig|Art|Sec|p|pp|e\.g|i\.e|cf|ca|incl|excl|max|min|Inc|Ltd|Co|[\p{Lu}](?:\.[\p{Lu}])*)\.$/u;

/** Splits a paragraph into sentences; abbreviations, initials and decimals do not end one. */
export function sentences(paragraph: string): string[] {
  const found: string[] = [];
  let open = '';
  for (const piece of paragraph.split(BOUNDARY)) {
    const text = open === '' ? piece : `${open} ${piece}`;
    open = ABBREVIATION.test(text) ? text : '';
    if (open === '' && text.trim() !== '') found.push(text.trim());
  }
  if (open !== '') found.push(open.trim());
  return found;
}

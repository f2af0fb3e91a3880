/** Longest repetition looked for, in UTF-16 units: more than the largest overlap of passages has. */
const longest = 4096;

/**
 * How much of the beginning of `next` repeats the end of `text`, in UTF-16 units: the longest suffix of the one that is a
 * prefix of the other and stands between spaces or ends in both, so that two halves of words that happen to meet are no
 * repetition. Linear in the length looked at (the prefix function of Knuth, Morris and Pratt, 1977).
 */
export function repeatedLength(text: string, next: string): number {
  const pattern = next.slice(0, longest);
  const tail = text.slice(-longest);
  const borders = prefixFunction(pattern);
  let matched = 0;
  for (let at = 0; at < tail.length; at++) {
    if (matched === pattern.length) matched = borders[matched - 1] ?? 0;
    matched = extend(pattern, borders, matched, tail.charCodeAt(at));
  }
  while (matched > 0 && !isWhole(text, next, matched)) matched = borders[matched - 1] ?? 0;
  return matched;
}

/** For each prefix of `pattern`, the length of the longest shorter one that is also its suffix. */
function prefixFunction(pattern: string): readonly number[] {
  const borders: number[] = [0];
  for (let at = 1; at < pattern.length; at++) {
    borders.push(extend(pattern, borders, borders[at - 1] ?? 0, pattern.charCodeAt(at)));
  }
  return borders;
}

function extend(
  pattern: string,
  borders: readonly number[],
  matched: number,
  unit: number,
): number {
  let length = matched;
  while (length > 0 && pattern.charCodeAt(length) !== unit) length = borders[length - 1] ?? 0;
  return pattern.charCodeAt(length) === unit ? length + 1 : 0;
}

/** Whether the repetition begins and ends where words, or sentences written without spaces, do. */
function isWhole(text: string, next: string, length: number): boolean {
  const before = text.charAt(text.length - length - 1);
  const last = next.charAt(length - 1);
  const after = next.charAt(length);
  const begins = before === '' || /[\s。！？]/u.test(before);
  const ends = after === '' || /\s/u.test(after) || /[\s。！？]/u.test(last);
  return begins && ends;
}

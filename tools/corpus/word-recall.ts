/**
 * The share of the words of `expected` that `found` has, too, each as often: the usual measure for extraction. Words are
 * runs of letters and digits; case, order and layout do not count, nor does where a line was hyphenated.
 * @returns undefined when there are fewer than `fewest` words to judge by
 */
export function wordRecall(expected: string, found: string, fewest = 20): number | undefined {
  const wanted = countWords(expected);
  const present = countWords(found);
  let total = 0;
  let recalled = 0;
  for (const [word, times] of wanted) {
    total += times;
    recalled += Math.min(times, present.get(word) ?? 0);
  }
  return total < fewest ? undefined : recalled / total;
}

function countWords(text: string): Map<string, number> {
  const words = new Map<string, number>();
  const plain = text
    .normalize('NFKC')
    .replace(/\u00ad|[-\u2010]\s*\n\s*/gu, '')
    .toLowerCase();
  for (const [word] of plain.matchAll(/[\p{L}\p{N}]+/gu))
    words.set(word, (words.get(word) ?? 0) + 1);
  return words;
}

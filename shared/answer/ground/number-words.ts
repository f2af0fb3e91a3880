const names = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen ' +
  'nineteen twenty'
).split(' ');

const values: ReadonlyMap<string, string> = new Map([
  ...names.map((name, value) => [name, String(value)] as const),
  ...['thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'].map(
    (name, tens) => [name, String(10 * tens + 30)] as const,
  ),
]);

const pattern = new RegExp(`\\b(?:${[...values.keys()].slice(2).join('|')})\\b`, 'giu');

/** A text with English number words from two to ninety as digits: a source may write what an answer counts. */
export function withDigits(text: string): string {
  return text.replaceAll(pattern, (word) => values.get(word.toLowerCase()) ?? word);
}

import { normalizeText } from '../../../../text/normalize-text.ts';

/** A text in its normal form on one line, with single spaces. */
export function oneLine(text: string): string {
  return normalizeText(text).replace(/\s+/gu, ' ').trim();
}

/** A text in its normal form: its line breaks stay, runs of spaces that only place words become one. */
export function tidyLines(text: string): string {
  return normalizeText(text)
    .split('\n')
    .map((line) => line.replace(/[ \t]+/gu, ' ').trim())
    .join('\n')
    .replace(/\n{2,}/gu, '\n')
    .trim();
}

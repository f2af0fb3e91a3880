import type { AnalyzedText } from './analyzed-text.ts';
import type { TermDictionary } from './term-dictionary.ts';

/**
 * Changes whenever an analyzer gives other terms for some text than before, so that texts analysed by an older version
 * are analysed again.
 */
const ANALYSIS_VERSION = 1;

const SPACE = 0x20;
const ZERO = 0x30;

/**
 * Writes an analysed text down to be kept beside its document: numbers and terms between single spaces. Reading it
 * back takes a fraction of the time of analysing the text again, which is what makes a start quick.
 */
export function encodeAnalyzedText(
  { length, terms, frequencies }: AnalyzedText,
  dictionary: TermDictionary,
): string {
  const words = terms.map((term, index) => `${dictionary.termOf(term)} ${frequencies[index] ?? 0}`);
  return [ANALYSIS_VERSION, length, ...words].join(' ');
}

/** @returns undefined for what another version has written. */
export function decodeAnalyzedText(
  encoded: string,
  dictionary: TermDictionary,
): AnalyzedText | undefined {
  let index = 0;
  const readNumber = (): number => {
    let value = 0;
    while (index < encoded.length && encoded.charCodeAt(index) !== SPACE) {
      value = value * 10 + encoded.charCodeAt(index) - ZERO;
      index += 1;
    }
    index += 1;
    return value;
  };
  if (readNumber() !== ANALYSIS_VERSION) return undefined;
  const length = readNumber();
  const terms: number[] = [];
  const frequencies: number[] = [];
  while (index < encoded.length) {
    const start = index;
    while (index < encoded.length && encoded.charCodeAt(index) !== SPACE) index += 1;
    terms.push(dictionary.idOf(encoded, start, index));
    index += 1;
    frequencies.push(readNumber());
  }
  return { length, terms, frequencies };
}

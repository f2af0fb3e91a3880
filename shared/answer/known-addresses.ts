import { excerptText } from './excerpt.ts';
import type { NumberedSource } from './numbered-source.ts';

/**
 * The addresses an answer may show: where its sources are published, as their editors say, and e-mail addresses that stand
 * in what was shown of them. A web address that merely stands in a source is not among them: whoever can plant a text
 * can plant one.
 */
export function knownAddresses(sources: readonly NumberedSource[]): (address: string) => boolean {
  const published = new Set(sources.map(({ chunk }) => chunk.sourceUrl));
  return (address) =>
    published.has(address) ||
    (isEmail(address) &&
      sources.some(({ excerpts }) =>
        excerpts.some((excerpt) => hasWord(excerptText(excerpt), address)),
      ));
}

function isEmail(address: string): boolean {
  return /^[^\s@:/?]+@[^\s@:/?]+$/u.test(address);
}

function hasWord(text: string, address: string): boolean {
  const at = text.toLowerCase().indexOf(address.toLowerCase());
  return (
    at >= 0 &&
    !/[\w.+%-]/u.test(text.charAt(at - 1)) &&
    !/[\w-]/u.test(text.charAt(at + address.length))
  );
}

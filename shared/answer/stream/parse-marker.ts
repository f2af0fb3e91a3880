const prefix = 'sources';
const numbers = /^(?:\^|sources?)?\s*(\d{1,9}\^?(?:\s*[-–,;&、]\s*\^?\d{1,9}\^?)*)$/iu;

/** Longest text between the brackets that can still be a marker. */
const longestBody = 40;
/** A range names at most so many sources. */
const longestRange = 50;

/** Whether `body`, the text after an opening bracket, may still grow into a marker. */
export function mayBecomeMarker(body: string): boolean {
  if (body.length > longestBody) return false;
  const word = /^[ \t]*(?<letters>\p{L}*)/u.exec(body);
  const letters = word?.groups?.letters ?? '';
  const rest = body.slice(word?.[0].length ?? 0);
  return prefix.startsWith(letters.toLowerCase()) && /^[\p{Nd}^,;&、，–\- \t]*$/u.test(rest);
}

/**
 * The numbers a marker's body names, in order: `3`, `1, 2`, `2-4`, `^1`, `Source 2`, full-width digits.
 * @returns undefined when the body is no marker.
 */
export function parseMarker(body: string): readonly number[] | undefined {
  const list = numbers.exec(body.normalize('NFKC').trim())?.[1];
  if (list === undefined) return undefined;
  return list
    .replaceAll('^', '')
    .split(/[,;&、]/u)
    .flatMap((part) => {
      const [first = 0, last = first] = part.split(/[-–]/u).map(Number);
      const length = Math.min(Math.max(1, last - first + 1), longestRange);
      return Array.from({ length }, (_, index) => first + index);
    });
}

const first = 0xe000;
const last = 0xf8ff;

/** Matches every marker inside a stream. */
export const anyMarker = /[\uE000-\uF8FF]/u;

/**
 * A resolved marker on its way through the filters: one character of Unicode's private use area, which no answer has of
 * its own, since the first filter takes such characters out.
 */
export function toMarkerAtom(number: number): string {
  return String.fromCharCode(first + number);
}

/** @returns undefined for a character that is no marker. */
export function fromMarkerAtom(character: string): number | undefined {
  const code = character.charCodeAt(0);
  return code >= first && code <= last ? code - first : undefined;
}

/** Joiners are letters' business: scripts and emoji need them. */
const hidden = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/gu;

/**
 * A name from outside for a line of a log: characters that would break the line, turn its direction or hide parts of it
 * are written as `\u{…}`. For showing only: two names may look the same then.
 */
export function printableName(name: string): string {
  return name.replace(
    hidden,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

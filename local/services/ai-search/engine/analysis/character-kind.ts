/** What a UTF-16 unit means to the word scanner. */
export const CharacterKind = { other: 1, letter: 2, digit: 3, ideograph: 4 } as const;
export type CharacterKind = (typeof CharacterKind)[keyof typeof CharacterKind];

const UNKNOWN = 0;
const kinds = new Uint8Array(0x10000);

/**
 * The kind of the character at `index`; both halves of a surrogate pair have the kind of the whole.
 * Marks count as letters, and so do invisible joiners such as the soft hyphen: they do not end a word.
 */
export function characterKindAt(text: string, index: number): CharacterKind {
  const code = text.charCodeAt(index);
  if (code >= 0xd800 && code <= 0xdfff) {
    return classify(text.codePointAt(code < 0xdc00 ? index : index - 1) ?? code);
  }
  const known = kinds[code] ?? UNKNOWN;
  if (known !== UNKNOWN) return known as CharacterKind;
  const kind = classify(code);
  kinds[code] = kind;
  return kind;
}

function classify(code: number): CharacterKind {
  const character = String.fromCodePoint(code);
  if (/\p{Nd}/u.test(character)) return CharacterKind.digit;
  if (/[\p{Script=Han}\p{Script=Hiragana}]/u.test(character)) return CharacterKind.ideograph;
  return /[\p{L}\p{N}\p{M}\u00ad\u200b-\u200d\ufeff]/u.test(character)
    ? CharacterKind.letter
    : CharacterKind.other;
}

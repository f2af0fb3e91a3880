/** What a UTF-16 unit is to words. Halves of surrogate pairs are none of these. */
export const characterKinds = { other: 1, letter: 2, number: 3, mark: 4 } as const;

export type CharacterKind = (typeof characterKinds)[keyof typeof characterKinds];

/** By unit; 0 until it is first asked for. */
const known = new Uint8Array(0x10000);

/** @param code a UTF-16 unit, or NaN past the end of a text. */
export function characterKind(code: number): CharacterKind {
  if (Number.isNaN(code)) return characterKinds.other;
  const kind = known[code];
  if (kind) return kind as CharacterKind;
  return (known[code] = kindOf(String.fromCharCode(code)));
}

function kindOf(character: string): CharacterKind {
  if (/\p{L}/u.test(character)) return characterKinds.letter;
  if (/\p{N}/u.test(character)) return characterKinds.number;
  return /\p{M}/u.test(character) ? characterKinds.mark : characterKinds.other;
}

/** Writes a text in an older charset, by turning its decoder round; characters of one or two bytes. */
export function encodeText(text: string, label: string): Uint8Array {
  const bytesOf = new Map<string, readonly number[]>();
  const decoder = new TextDecoder(label, { fatal: true });
  const learn = (...bytes: number[]) => {
    try {
      const character = decoder.decode(Uint8Array.from(bytes));
      if (/^.$/su.test(character) && !bytesOf.has(character)) bytesOf.set(character, bytes);
    } catch {
      // These bytes are no character.
    }
  };
  for (let first = 0; first < 256; first += 1) learn(first);
  for (let first = 0x81; first < 0xff; first += 1) {
    for (let second = 0x40; second < 0xff; second += 1) learn(first, second);
  }
  return Uint8Array.from(
    Array.from(text).flatMap((character) => {
      const bytes = bytesOf.get(character);
      if (bytes === undefined) throw new RangeError(`${label} has no ${character}.`);
      return [...bytes];
    }),
  );
}

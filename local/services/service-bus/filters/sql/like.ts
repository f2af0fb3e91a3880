/** What a pattern consists of: `any` stands for any text, `one` for any character. */
export type LikePart = 'any' | 'one' | { readonly character: string };

/** @param escape makes the character after it stand for itself */
export function parseLike(pattern: string, escape: string | undefined): LikePart[] {
  const parts: LikePart[] = [];
  let isEscaped = false;
  for (const character of pattern) {
    if (!isEscaped && character === escape) {
      isEscaped = true;
      continue;
    }
    if (!isEscaped && character === '%') parts.push('any');
    else if (!isEscaped && character === '_') parts.push('one');
    else parts.push({ character });
    isEscaped = false;
  }
  return parts;
}

/** Matches in time proportional to text times pattern: after a mismatch only the last `any` takes one more. */
export function matchesLike(text: string, parts: readonly LikePart[]): boolean {
  const characters = Array.from(text);
  let at = 0;
  let part = 0;
  let lastAny = -1;
  let resumeAt = 0;
  while (at < characters.length) {
    const wanted = parts[part];
    if (wanted === 'any') {
      lastAny = part;
      resumeAt = at;
      part += 1;
    } else if (wanted === 'one' || wanted?.character === characters[at]) {
      at += 1;
      part += 1;
    } else if (lastAny >= 0) {
      resumeAt += 1;
      at = resumeAt;
      part = lastAny + 1;
    } else return false;
  }
  return parts.slice(part).every((rest) => rest === 'any');
}

import { CharacterKind, characterKindAt } from './character-kind.ts';

/** Longer runs without a break are cut, as Lucene's tokenizer does: base64 is not a word. */
const MAX_WORD_LENGTH = 255;

/** Characters that tie the words on both sides into one name: "WX-200", "part-time", "a@b.org", "401(k)". */
const CONNECTORS = new Set('-\u2010\u2011_./@&(');

/**
 * Visits the words of a text in order, in the spirit of Unicode word segmentation (UAX #29):
 * apostrophes stay inside words, decimal points and thousands separators inside numbers,
 * and each Chinese or Japanese ideograph is a word of its own.
 * @param visit gets UTF-16 offsets, and whether a single connector ties the word to the one before it.
 */
export function forEachWord(
  text: string,
  visit: (start: number, end: number, connected: boolean) => void,
): void {
  let previousEnd = -1;
  let index = 0;
  while (index < text.length) {
    const kind = characterKindAt(text, index);
    if (kind === CharacterKind.other) {
      index += 1;
      continue;
    }
    const end =
      kind === CharacterKind.ideograph ? endOfCharacter(text, index) : endOfWord(text, index);
    const connected = index === previousEnd + 1 && CONNECTORS.has(text.charAt(previousEnd));
    visit(index, end, connected);
    previousEnd = kind === CharacterKind.ideograph ? -1 : end;
    index = end;
  }
}

function endOfCharacter(text: string, index: number): number {
  return index + ((text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1);
}

function endOfWord(text: string, start: number): number {
  const limit = Math.min(text.length, start + MAX_WORD_LENGTH);
  let index = start + 1;
  while (index < limit) {
    const kind = characterKindAt(text, index);
    const inside =
      kind === CharacterKind.letter ||
      kind === CharacterKind.digit ||
      isInnerPunctuation(text, index);
    if (!inside) break;
    index += 1;
  }
  return index;
}

function isInnerPunctuation(text: string, index: number): boolean {
  switch (text[index]) {
    case "'":
    case '\u2019':
      return (
        isKind(text, index - 1, CharacterKind.letter) &&
        isKind(text, index + 1, CharacterKind.letter)
      );
    case '.':
      return (
        isKind(text, index - 1, CharacterKind.digit) && isKind(text, index + 1, CharacterKind.digit)
      );
    case ',':
      return isKind(text, index - 1, CharacterKind.digit) && isThousandsGroup(text, index + 1);
    default:
      return false;
  }
}

function isThousandsGroup(text: string, start: number): boolean {
  return [0, 1, 2, 3].every(
    (offset) => isKind(text, start + offset, CharacterKind.digit) === offset < 3,
  );
}

function isKind(text: string, index: number, kind: CharacterKind): boolean {
  return index < text.length && characterKindAt(text, index) === kind;
}

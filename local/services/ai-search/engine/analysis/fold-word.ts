const SPECIAL_LETTERS = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ł', 'l'],
  ['ı', 'i'],
  ['\u2019', "'"],
]);

/**
 * Folds a word to its plain form: lower case, compatibility forms resolved ("ﬁ" → "fi"), Latin accents and
 * invisible joiners and any space that resolving brings in dropped, thousands separators removed ("1,000" → "1000").
 */
export function foldWord(word: string): string {
  const folded = isAscii(word) ? word.toLowerCase() : foldUnicode(word);
  return folded.includes(',') ? folded.replaceAll(',', '') : folded;
}

function isAscii(word: string): boolean {
  for (let index = 0; index < word.length; index += 1) {
    if (word.charCodeAt(index) > 0x7f) return false;
  }
  return true;
}

function foldUnicode(word: string): string {
  return word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f\p{Cf}\s]/gu, '')
    .replace(/[^\p{ASCII}]/gu, (letter) => SPECIAL_LETTERS.get(letter) ?? letter);
}

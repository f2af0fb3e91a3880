/** Words that models put before, or between, the numbers of a marker. */
const words =
  'and cite citation citations doc docs document documents id passage passages ref refs reference references source sources'.split(
    ' ',
  );

const longestWord = Math.max(...words.map(({ length }) => length)) + 1;

const separator = /[\s^,;&、，–\-:#=()[\]［］【】〔〕\\]/u;

/** Longest text between the brackets that can still be a marker: a hundred numbers. */
const longestBody = 400;
/** Nine digits point nowhere already; more would only make the body long. */
const longNumber = /\p{Nd}{9}$/u;
/** A range names at most so many sources. */
const longestRange = 50;

/** Whether text after an opening bracket, which may still grow into a marker, may do so with one more character. */
export function mayGoOn(body: string, character: string): boolean {
  if (body.length >= longestBody || character === '\n') return false;
  if (body.includes('†')) return true;
  if (/[\p{Nd}†]/u.test(character) || separator.test(character)) {
    const word = lastWord(body);
    return word === '' || words.includes(word);
  }
  return /[A-Za-z]/u.test(character) && startsWord(lastWord(body) + character.toLowerCase());
}

function lastWord(body: string): string {
  return /[A-Za-z]*$/u.exec(body.slice(-longestWord))?.[0].toLowerCase() ?? '';
}

function startsWord(letters: string): boolean {
  return words.some((word) => word.startsWith(letters));
}

/**
 * The numbers a marker's body names, in order: `3`, `1, 2`, `2-4`, `^1`, `Source 2`, `1, [2]`, `1†handbook`, full-width
 * digits. Empty when it is a marker that points nowhere, such as `4:0†source`.
 * @returns undefined when the body is no marker.
 */
export function parseMarker(body: string): readonly number[] | undefined {
  const [list = '', ...tail] = body.normalize('NFKC').split('†');
  if (!/\d/u.test(list) || !onlyMarker(list)) return undefined;
  if (/\d\s*:\s*\d/u.test(list)) return tail.length > 0 ? [] : undefined;
  return [...list.matchAll(/(\d+)(?:[\s^]*[-–][\s^]*(\d+))?/gu)].flatMap(([, from, to]) => {
    const [first, last] = [Number(from), Number(to ?? from)];
    const length = Math.min(Math.max(1, last - first + 1), longestRange);
    return Array.from({ length }, (_, index) => first + index);
  });
}

function onlyMarker(list: string): boolean {
  return list
    .split(/[\d\s^,;&、–\-:#=()[\]【】〔〕\\]+/u)
    .every((word) => word === '' || words.includes(word.toLowerCase()));
}

/** Drops digits of a number that is too long already, so that a marker's body stays short. */
export function isSurplusDigit(body: string, character: string): boolean {
  return /\p{Nd}/u.test(character) && longNumber.test(body);
}

/** Words of a document, for deciding what a hyphen at a line's end means. */
export type Vocabulary = ReadonlySet<string>;

const word = /\p{L}[\p{L}’']*(?:-\p{L}+)*/gu;

/** A pattern anchored at the end still tries every place before it: it only gets the end. */
const longestWord = 60;

/** All words and hyphenated compounds that stand inside a line, in lower case. */
export function collectVocabulary(lines: Iterable<string>): Vocabulary {
  const vocabulary = new Set<string>();
  for (const line of lines) {
    const whole = line.endsWith('-') ? line.replace(/\S*-$/u, '') : line;
    for (const [compound] of whole.toLowerCase().matchAll(word)) {
      vocabulary.add(compound);
      if (compound.includes('-')) for (const part of compound.split('-')) vocabulary.add(part);
    }
  }
  return vocabulary;
}

/**
 * Joins a line to the text before it. A hyphen at the line's end is dropped when it only cut a word ("imple-/mentation"),
 * and kept when it belongs to one ("co-/insurance"): the document's own words decide.
 */
export function joinLine(before: string, line: string, vocabulary: Vocabulary): string {
  if (before === '') return line;
  const tail = before.slice(-longestWord);
  const left = /([\p{L}-]+)-$/u.exec(tail)?.[1];
  const right = /^\p{Ll}[\p{L}]*(?:-\p{L}+)*/u.exec(line)?.[0];
  if (left === undefined || right === undefined) {
    return /\p{L}[-/]$/u.test(tail) ? before + line : `${before} ${line}`;
  }
  return isCompound(left.toLowerCase(), right, vocabulary)
    ? before + line
    : before.slice(0, -1) + line;
}

function isCompound(left: string, right: string, vocabulary: Vocabulary): boolean {
  if (vocabulary.has(`${left}-${right}`)) return true;
  if (vocabulary.has(left + right)) return false;
  if (left.includes('-') || right.includes('-')) return true;
  return left.length > 2 && right.length > 2 && vocabulary.has(left) && vocabulary.has(right);
}

/** Whether a text ends as sentences do. */
export function endsSentence(text: string): boolean {
  return /[.!?:…]["”’)]?$/u.test(text.slice(-3));
}

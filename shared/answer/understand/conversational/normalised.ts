const apostrophes = /['’‘ʼ`´]/gu;
/** Anything but letters, numbers, and the apostrophes and hyphens inside words: punctuation, emoji, symbols. */
const separators = /(?:(?<![\p{L}\p{M}])[’-]|[’-](?![\p{L}\p{M}])|[^\p{L}\p{M}\p{N}’-])+/gu;

/** A message in lower case with single spaces, without punctuation and emoji; apostrophes inside words are `’`, and `ß` is `ss` as in
 * capital letters. */
export function normalised(message: string): string {
  return message
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(apostrophes, '’')
    .replaceAll(separators, ' ')
    .trim();
}

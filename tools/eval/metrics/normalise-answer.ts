/**
 * An answer's words as SQuAD's evaluation compares them (Rajpurkar et al., 2016): lower case, without punctuation and the
 * English articles, separated by single spaces. SQuAD removes ASCII punctuation; here it is any of Unicode's, and symbols.
 */
export function normaliseAnswer(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[\p{P}\p{S}]/gu, '')
    .replaceAll(/(?<![\p{L}\p{N}])(?:a|an|the)(?![\p{L}\p{N}])/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

/** The normalised answer word by word. */
export function answerTokens(text: string): string[] {
  const normal = normaliseAnswer(text);
  return normal === '' ? [] : normal.split(' ');
}

import { stem } from './stem.ts';
import { stopWords } from './stop-words.ts';

/** What a question looks for in a text. */
export interface Term {
  readonly kind:
    /** A word, matched by its stem. */
    | 'word'
    /** A number or a code such as `XR-200`, matched whole whatever separates its parts, letters from digits. */
    | 'identifier'
    /** Two neighbouring characters of a script that is written without spaces. */
    | 'pair';
  /** The stem, the parts joined by nothing, or the pair. */
  readonly key: string;
  /** The word as asked, for building a pattern. */
  readonly surface: string;
}

const unspacedScripts =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}';
const token = new RegExp(
  `(?<run>[${unspacedScripts}]+)|(?<word>[\\p{L}\\p{N}]+(?:[-_./,][\\p{L}\\p{N}]+)*)`,
  'gu',
);

/** Keeps the work per candidate small whatever is pasted as a question. */
const mostTerms = 64;

/**
 * The terms of a question, each once and at most 64: words without stop words, numbers and codes, pairs of unspaced scripts.
 */
export function questionTerms(question: string): readonly Term[] {
  const terms = new Map<string, Term>();
  for (const match of question.normalize('NFKC').toLowerCase().matchAll(token)) {
    const { run, word } = match.groups ?? {};
    const found = run === undefined ? spacedTerms(word ?? '') : pairs(run);
    for (const term of found) terms.set(`${term.kind} ${term.key}`, term);
  }
  return [...terms.values()].slice(0, mostTerms);
}

const separators = /[-_./,]/u;
/** Where letters and digits meet: "WX200" is "WX-200" written as one. */
const joints = /(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/u;

/** What may be written apart in a number or code: `xr-200` and `xr200` are `xr` and `200`. */
export function identifierParts(surface: string): readonly string[] {
  return surface.split(separators).flatMap((part) => part.split(joints));
}

function spacedTerms(word: string): Term[] {
  if (/\p{N}/u.test(word)) {
    return [{ kind: 'identifier', key: identifierParts(word).join(''), surface: word }];
  }
  return word
    .split(separators)
    .filter((part) => part.length > 1 && !stopWords.has(part))
    .map((part) => ({ kind: 'word', key: stem(part), surface: part }));
}

function pairs(run: string): Term[] {
  const characters = Array.from(run);
  if (characters.length === 1) return [{ kind: 'pair', key: run, surface: run }];
  return characters.slice(1).map((character, index) => {
    const pair = `${characters[index] ?? ''}${character}`;
    return { kind: 'pair', key: pair, surface: pair };
  });
}

import { meansTheSame } from '../../text/synonyms.ts';
import type { QuestionTerm } from '../question/question.ts';

/** Stems of the sources that stand for a question's term, and how far each does (1 is the term itself). */
export type Alternatives = ReadonlyMap<string, number>;

const SYNONYM = 0.75;
const SAME_ROOT = 0.6;
/** The number of "Heron 8" without its name before it is some other eight. */
const UNBOUND = 0.1;
const MISSPELT = 0.8;

/**
 * Finds the words of the sources that can stand for a term: itself, a synonym, a word of the same root
 * (`reimbursable` for `reimburse`), or, if the sources do not have the word at all, one that differs by one letter.
 */
export function alternativesOf(term: QuestionTerm, vocabulary: ReadonlySet<string>): Alternatives {
  const found = new Map<string, number>();
  if (term.bound !== undefined && vocabulary.has(term.bound)) found.set(term.bound, 1);
  if (vocabulary.has(term.stem)) found.set(term.stem, term.bound === undefined ? 1 : UNBOUND);
  if (term.kind === 'exact') return found;
  for (const candidate of vocabulary) {
    if (candidate === term.stem) continue;
    if (meansTheSame(candidate, term.stem)) {
      found.set(candidate, SYNONYM);
    } else if (sharesRoot(term.stem, candidate)) {
      found.set(candidate, SAME_ROOT);
    }
  }
  if (found.size === 0 && term.stem.length >= 5) {
    for (const candidate of vocabulary) {
      if (differsByOneLetter(term.stem, candidate)) found.set(candidate, MISSPELT);
    }
  }
  return found;
}

function sharesRoot(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  if (shorter < 5 || Math.abs(a.length - b.length) > 4) return false;
  const needed = Math.max(5, Math.ceil(0.75 * Math.max(a.length, b.length)));
  return shorter >= needed && a.slice(0, needed) === b.slice(0, needed);
}

/** One letter added, left out, replaced, or two neighbours swapped. */
function differsByOneLetter(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const restA = a.slice(start);
  const restB = b.slice(start);
  const [tailA, tailB] = [restA.slice(1), restB.slice(1)];
  const isSwapped =
    tailA.slice(1) === tailB.slice(1) &&
    tailB.startsWith(restA.charAt(0)) &&
    tailA.startsWith(restB.charAt(0));
  return tailA === restB || restA === tailB || tailA === tailB || isSwapped;
}

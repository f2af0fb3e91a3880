import type { Analyzer } from './analyzer.ts';
import { stemEnglish } from './english-stemmer.ts';
import { ENGLISH_STOP_WORDS } from './english-stop-words.ts';
import { KeywordAnalyzer } from './keyword-analyzer.ts';
import { WordAnalyzer } from './word-analyzer.ts';

const english = new WordAnalyzer((folded) => {
  const word = folded.endsWith("'s") ? folded.slice(0, -2) : folded;
  return ENGLISH_STOP_WORDS.has(word) ? '' : stemEnglish(word);
});

const standard = new WordAnalyzer((folded) => folded);

const keyword = new KeywordAnalyzer();

/**
 * The analyzers an index may name. Both English ones are served by one of our own: Porter2 stems where Lucene's
 * has Porter's and Microsoft's has lemmas.
 */
const ANALYZERS = new Map<string, Analyzer>([
  ['en.lucene', english],
  ['en.microsoft', english],
  ['standard.lucene', standard],
  ['keyword', keyword],
]);

/** What a searchable field without an analyzer uses. */
export const DEFAULT_ANALYZER = 'standard.lucene';

export const SUPPORTED_ANALYZERS: readonly string[] = [...ANALYZERS.keys()];

/** @throws Error for a name that is not in {@link SUPPORTED_ANALYZERS}; index definitions are checked before. */
export function analyzerNamed(name: string): Analyzer {
  const analyzer = ANALYZERS.get(name);
  if (!analyzer) throw new Error(`There is no analyzer '${name}'.`);
  return analyzer;
}

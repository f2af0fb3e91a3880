import type { Analyzer, TermVisitor } from './analyzer.ts';
import { TermDictionary } from './term-dictionary.ts';

/** Takes a text as one term, as it stands. */
export class KeywordAnalyzer implements Analyzer {
  readonly dictionary = new TermDictionary();
  readonly makesWords = false;

  analyze(text: string, visit: TermVisitor): void {
    if (text !== '') visit(this.dictionary.idOf(text), 0, 0, text.length);
  }
}

import { decodeAnalyzedText, encodeAnalyzedText } from './analysis/analyzed-text-codec.ts';
import type { AnalyzedText } from './analysis/analyzed-text.ts';
import type { AnalyzedDocument, SearchIndex } from './search-index.ts';

/** Writes a document's analysed fields down, a line each: the field's name and its text. */
export function encodeAnalyzedDocument(index: SearchIndex, analyzed: AnalyzedDocument): string {
  return [...analyzed]
    .flatMap(([name, text]) => {
      const analyzer = index.textField(name)?.analyzer;
      return analyzer?.makesWords
        ? [`${name} ${encodeAnalyzedText(text, analyzer.dictionary)}`]
        : [];
    })
    .join('\n');
}

/** @returns the fields that could be read; those written by another version are missing. */
export function decodeAnalyzedDocument(index: SearchIndex, encoded: string): AnalyzedDocument {
  const analyzed = new Map<string, AnalyzedText>();
  for (const line of encoded.split('\n')) {
    const nameEnd = line.indexOf(' ');
    const name = line.slice(0, nameEnd);
    const field = index.textField(name);
    const text = field && decodeAnalyzedText(line.slice(nameEnd + 1), field.analyzer.dictionary);
    if (text) analyzed.set(name, text);
  }
  return analyzed;
}

import { sentenceSpans } from '../../text/sentences.ts';
import { contentStems } from '../cite/content-stems.ts';
import { excerptText } from '../excerpt.ts';
import type { NumberedSource } from '../numbered-source.ts';
import { withDigits } from './number-words.ts';

export interface EvidenceSentence {
  readonly text: string;
  readonly stems: ReadonlySet<string>;
}

/** What one source can bear out: the sentences that the model was shown, and the names they stand under. */
export interface SourceEvidence {
  readonly number: number;
  readonly sentences: readonly EvidenceSentence[];
  /** Stems of title, headings and all sentences. */
  readonly all: ReadonlySet<string>;
}

export function evidenceOf({ number, chunk, excerpts }: NumberedSource): SourceEvidence {
  const sentences = excerpts.flatMap((excerpt) => {
    const text = excerptText(excerpt);
    return sentenceSpans(text).map(({ start, end }) => {
      const sentence = withDigits(text.slice(start, end));
      return { text: sentence, stems: contentStems(sentence) };
    });
  });
  const names = contentStems([chunk.title, ...chunk.headings].join('\n'));
  return {
    number,
    sentences,
    all: new Set([names, ...sentences.map(({ stems }) => stems)].flatMap((stems) => [...stems])),
  };
}

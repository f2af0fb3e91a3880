import type { Source } from '../prompt/read-sources.ts';

/** The smallest piece of a source that an answer can quote. */
export interface Passage {
  readonly source: Source;
  /** Position in reading order over all sources. */
  readonly order: number;
  /** Sentences of one paragraph, items of one list and rows of one table share it. */
  readonly group: number;
  /** Passages of one source that share it stand in one piece of the document, with no text left out between them. */
  readonly stretch: number;
  readonly kind: 'sentence' | 'item' | 'step' | 'row';
  /** As an answer quotes it: one line of Markdown. */
  readonly text: string;
  /** Stems of its own words, in order. */
  readonly stems: readonly string[];
  readonly own: ReadonlySet<string>;
  /** How many different content words it has. */
  readonly content: number;
  /** Stems of what introduces it: the sentence before a list, a table's header row, a question it answers. */
  readonly lead: ReadonlySet<string>;
  /** Stems of the headings above it, in the text and in the source's section. */
  readonly headings: ReadonlySet<string>;
  /** The heading or question it stands under; empty when there is none. */
  readonly heading: string;
  /** Stems of the document's title. */
  readonly title: ReadonlySet<string>;
  /** The sentence that introduces the list it is an item of. */
  readonly leadIn?: string;
  /** Cells by column, for a row. */
  readonly cells?: readonly { readonly column: string; readonly value: string }[];
  /** Whether it begins with a word such as "It" or "These" that the passage before it explains. */
  readonly refersBack: boolean;
  /** How many passages stand between its heading and it. */
  readonly depth: number;
}

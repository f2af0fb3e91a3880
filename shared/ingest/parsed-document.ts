import type { DocumentMetadata } from '../domain/document.ts';
import type { ParseLimits } from './parse-limits.ts';

/** The one form every parser gives: Markdown with `#` headings and pipe tables, and where its pages begin. */
export interface ParsedDocument {
  /** The document's own title, if it names one. */
  readonly title?: string;
  /** Normalised Markdown; see shared/text/normalize-text.ts. */
  readonly text: string;
  /** Offsets in `text` (UTF-16 units, ascending) at which page 1, 2, … begin; the first is 0. Formats without pages have one. */
  readonly pageStarts: readonly number[];
  /** What the document calls its pages; absent for pages, and for formats without. */
  readonly pageKind?: PageKind;
  /** What the document itself calls each page, such as “iv” or a sheet's name; as many as `pageStarts`, '' for none. */
  readonly pageLabels?: readonly string[];
  /** Pages that gave no text, from 1: empty, or images that text recognition may read. */
  readonly pagesWithoutText?: readonly number[];
  /** Sentences for the editor about what could not be read. */
  readonly warnings: readonly string[];
  /** What the document says about itself, for example in its front matter; blob metadata wins over it. */
  readonly metadata?: Partial<DocumentMetadata>;
  /** Files inside the document, for example a mail's attachments; each becomes a document of its own. Absent for formats without. */
  readonly children?: readonly ChildFile[];
}

export type PageKind = 'page' | 'slide' | 'sheet';

export interface ChildFile {
  /** As the document calls it: hostile until cleaned. '' when it has no name. */
  readonly name: string;
  /** As the document declares it. */
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export interface ParseInput extends ParseLimits {
  readonly bytes: Uint8Array;
  /** Told as soon as the number of pages is known: the time budget depends on it. */
  readonly onPages: (pages: number) => void;
}

/**
 * Reads one media type.
 * @throws IngestFailure when the document can never be read.
 */
export type Parser = (input: ParseInput) => Promise<ParsedDocument>;

import type { TaggedBlock } from './tagged-blocks.ts';
import type { TextLine } from './text-line.ts';

/** What one page shows, before anything is known about the document around it. Lengths in points. */
export interface PageContent {
  readonly height: number;
  readonly width: number;
  /** In reading order. */
  readonly lines: readonly TextLine[];
  /** What the page's own tags make of the lines, when there are tags that help; all lines outside tables, in the same order. */
  readonly tagged?: readonly TaggedBlock[];
  /** Whether the reader failed on it; it has no lines then. */
  readonly unreadable: boolean;
}

/** What is put in the place of a page that cannot be read. */
export const unreadablePage: PageContent = { height: 0, width: 0, lines: [], unreadable: true };

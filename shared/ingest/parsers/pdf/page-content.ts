import type { TextLine } from './text-line.ts';

/** What one page shows, before anything is known about the document around it. Lengths in points. */
export interface PageContent {
  readonly height: number;
  readonly width: number;
  /** In reading order. */
  readonly lines: readonly TextLine[];
  /** Whether the reader failed on it; it has no lines then. */
  readonly unreadable: boolean;
}

/** What is put in the place of a page that cannot be read. */
export const unreadablePage: PageContent = { height: 0, width: 0, lines: [], unreadable: true };

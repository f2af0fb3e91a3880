/** Text that was drawn in one go; lengths in points, `y` downwards from the top of the upright page. */
export interface Fragment {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Font size. */
  readonly size: number;
  readonly font: string;
  readonly rightToLeft: boolean;
  /** The marked content it belongs to, or `artifact`: not part of the document's text. Absent when nobody asked. */
  readonly mark?: string;
}

/** Part of a line that a wide gap separates from the next: a table cell, or the whole line. */
export interface Cell {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

/** What a line is made of. */
export interface LineParts {
  /** In reading order; at least one. */
  readonly cells: readonly Cell[];
  /** Baseline. */
  readonly y: number;
  /** Size of most of its characters. */
  readonly size: number;
  /** Font of all its characters, by a name that holds within one opening of the file; undefined when fonts are mixed. */
  readonly font: string | undefined;
}

/** One line as a reader sees it. */
export interface TextLine extends LineParts {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

/** Completes a line from its parts. */
export function toTextLine({ cells, y, size, font }: LineParts): TextLine {
  return {
    text: cells.map(({ text }) => text).join(' '),
    left: cells.reduce((least, { left }) => Math.min(least, left), Infinity),
    right: cells.reduce((most, { right }) => Math.max(most, right), -Infinity),
    y,
    size,
    font,
    cells,
  };
}

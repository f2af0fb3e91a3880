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
}

/** Part of a line that a wide gap separates from the next: a table cell, or the whole line. */
export interface Cell {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

/** One line as a reader sees it. */
export interface TextLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Baseline. */
  readonly y: number;
  /** Size of most of its characters. */
  readonly size: number;
  /** Font of all its characters; undefined when fonts are mixed. */
  readonly font: string | undefined;
  readonly cells: readonly Cell[];
}

export interface PageLines {
  readonly height: number;
  readonly width: number;
  /** In reading order. */
  readonly lines: readonly TextLine[];
}

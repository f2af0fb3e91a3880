/** A row of a sheet: only cells with text, from left to right. */
export interface SheetRow {
  /** From 0. */
  readonly index: number;
  readonly cells: SheetCell[];
}

export interface SheetCell {
  /** From 0. */
  readonly column: number;
  /** As shown, on one line. */
  readonly text: string;
  /** Whether it is a number, date or truth value, not words. */
  readonly isValue: boolean;
}

/** Cells that are shown as one; both ends belong to it. */
export interface MergedCells {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface Sheet {
  readonly name: string;
  /** Rows with text, in order. */
  readonly rows: readonly SheetRow[];
  readonly merged: readonly MergedCells[];
  /** Text boxes, diagrams and titles of charts, a paragraph each. */
  readonly drawn: readonly string[];
}

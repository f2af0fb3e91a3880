/** Signs that a passage is a good answer to a question, each 0–1. */
export interface Signs {
  /** Share of the question that the passage itself says. */
  readonly own: number;
  /** Share of the question that the passage says together with its context. */
  readonly coverage: number;
  /** Share of the question's neighbouring content words that are neighbours in the passage, too. */
  readonly pairs: number;
  /** How close to each other the question's words stand in the passage. */
  readonly closeness: number;
  /** How well it fits the type of the question. */
  readonly fit: number;
  /** Whether it states a number of the unit asked for. */
  readonly unit: number;
  /** How far it or its context names the thing asked for. */
  readonly focus: number;
  /** How much its source speaks about the question. */
  readonly source: number;
  /** How early its source was listed. */
  readonly rank: number;
  /** Whether it speaks of another case than the question. */
  readonly otherCase: number;
  /** Whether it is a whole sentence, an item or a row. */
  readonly whole: number;
  /** How soon it comes after its heading. */
  readonly early: number;
  /** How much it says that the question does not. */
  readonly news: number;
}

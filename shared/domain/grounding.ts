/** How far one statement of an answer is borne out by what was given to the model. */
export interface GroundedSentence {
  /** Where it stands in the answer's text as shown, its markers included: UTF-16 offsets, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  /** From 0 (nothing of it stands in the sources) to 1 (all of it does), rounded to two decimals. */
  readonly score: number;
  /** Whether the score is high enough to rely on. */
  readonly supported: boolean;
  /** Numbers of the sources it cites, against which it was judged. Empty when it cites none: then all were looked at. */
  readonly sources: readonly number[];
}

/** A comparison of an answer's statements with their sources, word by word. It proves nothing; it points at what to check. */
export interface Grounding {
  /** In the order of the text. Headings, lead-ins, questions and code are no statements. */
  readonly sentences: readonly GroundedSentence[];
  /** Set when no statement of the answer is supported. */
  readonly ungrounded?: true;
}

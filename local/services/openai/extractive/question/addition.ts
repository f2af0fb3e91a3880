/** Stands between a question and the words that a follow-up added to it. */
export const ADDITION = ' — ';

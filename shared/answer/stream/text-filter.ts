/**
 * Changes a text as it streams past. What comes out, all together, does not depend on how the text was cut; what is held
 * back is bounded.
 */
export interface TextFilter {
  /** @returns what is settled by now. */
  push(text: string): string;
  /** The text ends here, or something else stands here; more may follow. @returns what was held back. */
  end(): string;
}

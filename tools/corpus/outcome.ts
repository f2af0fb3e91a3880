/** What became of one file on the way from its bytes to passages. */
export interface Outcome {
  /** Path below the folder that was measured. */
  readonly file: string;
  /** The ending of its name, lower case, without the dot; '' for none. */
  readonly ending: string;
  /** Bytes. */
  readonly size: number;
  /** `read`; the failure code it was refused with; or `crashed` when something else than a refusal came out. */
  readonly result: string;
  readonly mediaType?: string;
  /** Why it crashed. */
  readonly detail?: string;
  readonly pages: number;
  readonly pagesWithoutText: number;
  readonly passages: number;
  /** UTF-16 units. */
  readonly characters: number;
  readonly warnings: readonly string[];
  /** For parsing and chunking together. */
  readonly seconds: number;
  /** Share of the words `pdftotext` finds that were read, too; 0 for a file that was refused and has words all the same. */
  readonly recall?: number;
}

/** A checked reference from an answer to a passage that was retrieved for it. */
export interface Citation {
  /** The `[n]` of the answer's text. */
  readonly number: number;
  readonly documentId: string;
  readonly chunkId: string;
  readonly title: string;
  readonly path: string;
  /** Pages of the quote, 1-based, inclusive. */
  readonly pageFrom: number;
  readonly pageTo: number;
  readonly headings: readonly string[];
  /** A verbatim sentence of the source. */
  readonly quote: string;
  /** Opens the document at the page. */
  readonly url: string;
}

/** A numbered source as given to the model, announced to the client before the first token. */
export interface Source {
  readonly number: number;
  readonly documentId: string;
  readonly chunkId: string;
  readonly title: string;
  readonly path: string;
  readonly pageFrom: number;
  readonly pageTo: number;
  readonly headings: readonly string[];
  readonly url: string;
}

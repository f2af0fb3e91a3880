/** A numbered source as given to the model, announced to the client before the first token. */
export interface Source {
  /** The `[n]` of the answer's text. */
  readonly number: number;
  readonly documentId: string;
  readonly chunkId: string;
  readonly title: string;
  readonly path: string;
  /** 1-based, inclusive. */
  readonly pageFrom: number;
  readonly pageTo: number;
  readonly headings: readonly string[];
  /** Opens the document at the page. */
  readonly url: string;
  /** Where the document is published, as its editor says: an http or https address. */
  readonly sourceUrl?: string;
}

/** A document that came close to a question which the documents do not answer. */
export interface NearestDocument extends Pick<Source, 'documentId' | 'title' | 'path'> {
  /** Opens the document at its closest page. */
  readonly url: string;
}

/** A checked reference from an answer to a passage that was retrieved for it; its pages are those of the quote. */
export interface Citation extends Source {
  /** A verbatim sentence of the source. */
  readonly quote: string;
  /** Where the quote stands in the content of the passage `chunkId`: UTF-16 offsets, `quoteEnd` exclusive. */
  readonly quoteStart: number;
  readonly quoteEnd: number;
}

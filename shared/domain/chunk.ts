/** A passage of a document: the unit of retrieval and citation. */
export interface Chunk {
  /** Derived from (tenant, document, version, ordinal). */
  readonly id: string;
  readonly tenantId: string;
  readonly documentId: string;
  readonly version: string;
  /** Position in the document, from 0. */
  readonly ordinal: number;
  /** The document's title. */
  readonly title: string;
  /** The document's path below its tenant folder. */
  readonly path: string;
  /** Heading path, outermost first. */
  readonly headings: readonly string[];
  readonly content: string;
  /** 1-based, inclusive. Formats without pages use 1. */
  readonly pageFrom: number;
  readonly pageTo: number;
  /** Offsets in `content` (UTF-16 units, ascending) at which page `pageFrom + 1`, `pageFrom + 2`, … begin. */
  readonly pageOffsets: readonly number[];
  readonly groups: readonly string[];
  readonly tags: readonly string[];
  readonly category?: string;
  readonly audience?: string;
  readonly contentType: string;
  readonly sourceUrl?: string;
  /** ISO 8601 UTC: last modification of the source. */
  readonly updatedAt: string;
}

/** A chunk as found by retrieval. */
export interface RetrievedChunk extends Chunk {
  /** Higher is better; comparable only within one result list. */
  readonly score: number;
  /** What the index's semantic ranker says, when it was asked and looked at this chunk. */
  readonly semantic?: SemanticRank;
  /** From 0 to 1: how far the reranker holds it to answer the question. Absent when the reranker only puts in order. */
  readonly relevance?: number;
  /** The keyword search's own score before fusion, 0 when that did not find it; absent when the index does not tell. */
  readonly keywordScore?: number;
}

export interface SemanticRank {
  /** From 0 (irrelevant) to 4. */
  readonly score: number;
  /** The stretches of the text that say most about the question, verbatim. */
  readonly captions: readonly string[];
}

/** A chunk ready for the index. */
export interface EmbeddedChunk extends Chunk {
  readonly vector: readonly number[];
}

/** What people found relevant to a question. */
export interface Judgement {
  /** Id of a corpus document, or file name of a real one. */
  readonly document: string;
  /** 1-based page of that document; absent where documents are judged as a whole. */
  readonly page?: number;
  /** Gain: 0 is judged not relevant; more is better. */
  readonly grade: number;
}

export interface EvalQuestion {
  /** The same in every run of the same data set, so that runs can be compared question by question. */
  readonly id: string;
  readonly question: string;
  /** The question that must be asked before, in the same session. */
  readonly followsUp?: string;
  readonly judgements: readonly Judgement[];
  /** The documents do not contain the answer: the right thing is to refuse. */
  readonly unanswerable: boolean;
  /** What a right answer says. */
  readonly truth?: string;
}

interface Named {
  /** The folder's name. */
  readonly name: string;
  readonly folder: string;
}

export interface CorpusDocument {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** Texts that are indexed as they are; retrieval alone is measured. */
export interface CorpusDataset extends Named {
  readonly kind: 'corpus';
  readonly corpus: readonly CorpusDocument[];
  readonly questions: readonly EvalQuestion[];
}

/** Real files that go through ingestion; retrieval and answers are measured. */
export interface DocumentsDataset extends Named {
  readonly kind: 'documents';
  /** Paths; no two files have the same name. */
  readonly files: readonly string[];
  readonly questions: readonly EvalQuestion[];
}

/** The last turn of a conversation, and what a person made of it for a search engine. */
export interface RewriteTurn {
  readonly id: string;
  /** Earlier questions of the conversation, oldest first. */
  readonly earlier: readonly string[];
  readonly question: string;
  readonly rewrite: string;
}

/** Conversations without documents; the condensing of follow-ups is measured. */
export interface RewriteDataset extends Named {
  readonly kind: 'rewrites';
  readonly turns: readonly RewriteTurn[];
}

export type Dataset = CorpusDataset | DocumentsDataset | RewriteDataset;

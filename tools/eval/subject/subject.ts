import type { ChatModel } from '../../../shared/ports/chat-model.ts';
import type { ChatResponse } from '../../support/api-client.ts';
import type { Passage } from '../metrics/passage.ts';

export interface FoundPassage extends Passage {
  readonly chunkId: string;
  readonly content: string;
}

/** What one stage of retrieval gave for one question. */
export interface StageRun {
  readonly stage: string;
  /** Best first, unless `isSelection`. */
  readonly passages: readonly FoundPassage[];
  readonly milliseconds: number;
  /** The passages are chosen, and their order says nothing. */
  readonly isSelection: boolean;
}

export interface RetrievalRun {
  readonly stages: readonly StageRun[];
  /** What the product said was not at hand. */
  readonly degraded: readonly string[];
  /** The highest threshold at which the sources still count as relevant; where it can be known. */
  readonly relevance?: number;
}

/** The app that is measured, with a data set's documents in it. Absent members are what it cannot do. */
export interface Subject {
  readonly documents?: number;
  readonly chunks?: number;
  /** What can be told about how it is set, for the report. */
  readonly settings: Readonly<Record<string, string>>;
  readonly retrieve?: (question: string) => Promise<RetrievalRun>;
  readonly ask?: (message: string, sessionId?: string) => Promise<ChatResponse>;
  readonly condense?: (question: string, earlier: readonly string[]) => Promise<string>;
  /** Judges answers. */
  readonly judgeModel?: ChatModel;
  /** The name by which judgements mean a document that the app knows by this path. */
  readonly nameOf: (path: string) => string;
  readonly close: () => Promise<void>;
}

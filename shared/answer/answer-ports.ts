import type { Services } from '../services.ts';

/** What searching needs. */
export type SearchPorts = Pick<
  Services,
  'settings' | 'embeddingModel' | 'searchIndex' | 'reranker'
>;

/** What answering a question needs. */
export type AnswerPorts = SearchPorts & Pick<Services, 'clock' | 'ids' | 'chatModel' | 'sessions'>;

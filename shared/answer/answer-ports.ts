import type { Log } from '../ports/log.ts';
import type { Services } from '../services.ts';

/** What searching needs. */
export type SearchPorts = Pick<
  Services,
  'settings' | 'documents' | 'embeddingModel' | 'searchIndex' | 'retrieve' | 'reranker'
> & { readonly log: Log };

/** What answering a question needs. */
export type AnswerPorts = SearchPorts &
  Pick<Services, 'clock' | 'ids' | 'chatModel' | 'sessions' | 'profiles'>;

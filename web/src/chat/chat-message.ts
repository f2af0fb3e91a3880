import type { UIMessage } from 'ai';
import type { Citation, Grounding, NearestDocument, Usage } from '../api/types.ts';

/** The `data-*` parts of our stream, by name. */
export type ChatData = Readonly<{
  session: { readonly sessionId: string };
  'rewritten-question': { readonly question: string };
  citation: Citation;
  grounding: Grounding;
  nearest: { readonly documents: readonly NearestDocument[] };
  'follow-ups': { readonly questions: readonly string[] };
  usage: Usage & {
    readonly refused: boolean;
    readonly conversational?: boolean;
    readonly degraded: readonly string[];
  };
  error: { readonly code: string };
}>;

/** A message of the AI SDK with our parts. */
export type ChatMessage = UIMessage<unknown, ChatData>;

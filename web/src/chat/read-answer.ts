import type { Citation, Grounding, NearestDocument } from '../api/types.ts';
import type { ChatData, ChatMessage } from './chat-message.ts';

/** An answer as the page shows it. */
export interface AnswerView {
  readonly text: string;
  readonly rewrittenQuestion: string | undefined;
  /** Number of sources that were found for it; 0 until they are known. */
  readonly sources: number;
  /** Cited passages by the number of their marker, in the order of their first citation. */
  readonly citations: ReadonlyMap<number, readonly Citation[]>;
  /** Absent until the text is whole, and for answers that state nothing. */
  readonly grounding: Grounding | undefined;
  readonly followUps: readonly string[];
  readonly refused: boolean;
  /** Documents that came closest to a refused question. */
  readonly nearest: readonly NearestDocument[];
  /** Whether it was written without documents. */
  readonly conversational: boolean;
  readonly degraded: readonly string[];
  readonly model: string | undefined;
  /** Whether its end arrived. */
  readonly whole: boolean;
}

export function readAnswer(message: ChatMessage): AnswerView {
  const citations = new Map<number, Citation[]>();
  let followUps: readonly string[] = [];
  let grounding: Grounding | undefined;
  let rewrittenQuestion: string | undefined;
  let nearest: readonly NearestDocument[] = [];
  let usage: ChatData['usage'] | undefined;
  let sources = 0;
  for (const part of message.parts) {
    if (part.type === 'source-document') sources++;
    else if (part.type === 'data-citation') {
      const { number } = part.data;
      citations.set(number, [...(citations.get(number) ?? []), part.data]);
    } else if (part.type === 'data-grounding') grounding = part.data;
    else if (part.type === 'data-follow-ups') followUps = part.data.questions;
    else if (part.type === 'data-nearest') nearest = part.data.documents;
    else if (part.type === 'data-rewritten-question') rewrittenQuestion = part.data.question;
    else if (part.type === 'data-usage') usage = part.data;
  }
  return {
    text: textOf(message),
    rewrittenQuestion,
    sources,
    citations,
    grounding,
    followUps,
    refused: usage?.refused ?? false,
    nearest,
    conversational: usage?.conversational ?? false,
    degraded: usage?.degraded ?? [],
    model: usage?.model,
    whole: usage !== undefined,
  };
}

export function textOf(message: ChatMessage): string {
  return message.parts.map((part) => (part.type === 'text' ? part.text : '')).join('');
}

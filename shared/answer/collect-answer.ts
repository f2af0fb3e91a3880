import type { AnswerEvent } from '../domain/answer-event.ts';
import type { Citation, NearestDocument } from '../domain/citation.ts';
import type { Grounding } from '../domain/grounding.ts';
import type { TurnUsage } from '../domain/session.ts';
import { AppError } from '../errors.ts';

/** A whole answer, for clients that do not stream. */
export interface CollectedAnswer {
  readonly sessionId: string;
  readonly messageId: string;
  readonly answer: string;
  readonly citations: readonly Citation[];
  readonly followUps: readonly string[];
  readonly grounding?: Grounding;
  readonly rewrittenQuestion?: string;
  readonly refused?: true;
  readonly nearest?: readonly NearestDocument[];
  readonly conversational?: true;
  /** Of a session whose first answer this is. */
  readonly title?: string;
  readonly degraded?: readonly string[];
  readonly usage: TurnUsage;
}

/**
 * Reads an answer's events to the end.
 * @throws AppError the one of an `error` event.
 */
export async function collectAnswer(events: AsyncIterable<AnswerEvent>): Promise<CollectedAnswer> {
  let started: Extract<AnswerEvent, { type: 'start' }> | undefined;
  let rewrittenQuestion: string | undefined;
  let nearest: readonly NearestDocument[] | undefined;
  let title: string | undefined;
  let answer = '';
  let followUps: readonly string[] = [];
  let grounding: Grounding | undefined;
  const citations: Citation[] = [];
  for await (const event of events) {
    switch (event.type) {
      case 'start':
        started = event;
        break;
      case 'rewritten':
        rewrittenQuestion = event.question;
        break;
      case 'text':
        answer += event.delta;
        break;
      case 'citation':
        citations.push(event.citation);
        break;
      case 'grounding':
        grounding = event.grounding;
        break;
      case 'nearest':
        nearest = event.documents;
        break;
      case 'title':
        title = event.title;
        break;
      case 'follow-ups':
        followUps = event.questions;
        break;
      case 'error':
        throw event.error;
      case 'finish':
        if (!started) break;
        return {
          sessionId: started.sessionId,
          messageId: started.messageId,
          answer,
          citations,
          followUps,
          ...(grounding && { grounding }),
          ...(rewrittenQuestion !== undefined && { rewrittenQuestion }),
          ...(event.refused && { refused: true as const }),
          ...(nearest && { nearest }),
          ...(event.conversational && { conversational: true as const }),
          ...(title !== undefined && { title }),
          ...(event.degraded.length > 0 && { degraded: event.degraded }),
          usage: event.usage,
        };
      case 'sources':
        break;
    }
  }
  throw new AppError('internal', 'The answer ended without saying how.');
}

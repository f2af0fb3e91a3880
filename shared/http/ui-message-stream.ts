import type { AnswerEvent } from '../domain/answer-event.ts';
import { AppError, toAppError } from '../errors.ts';
import { errorDetail } from './error-detail.ts';

/** Headers of the AI SDK UI message stream, version 1. */
export const uiMessageStreamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  'x-vercel-ai-ui-message-stream': 'v1',
  'x-accel-buffering': 'no',
} as const;

/** A part of the stream. Our own fields live in `data-*` parts only: the published schema refuses extra keys. */
export type UiMessageChunk = Readonly<{ type: string } & Record<string, unknown>>;

const textId = 'answer';

/**
 * Answer events as parts of the AI SDK UI message stream (`start`, `source-document`, `text-*`, `data-*`, then exactly
 * one of `finish`, `error` and `abort`). Never throws: what `events` throws becomes an `error` part.
 */
export async function* uiMessageStream(
  events: AsyncIterable<AnswerEvent>,
): AsyncGenerator<UiMessageChunk> {
  let textOpen = false;
  for await (const event of untilTerminal(events)) {
    if (event.type === 'text' && !textOpen) {
      textOpen = true;
      yield { type: 'text-start', id: textId };
    }
    if (isTerminal(event) && textOpen) yield { type: 'text-end', id: textId };
    yield* toChunks(event);
  }
}

/** Passes events on up to their terminal one, and adds one where it is missing. */
async function* untilTerminal(events: AsyncIterable<AnswerEvent>): AsyncGenerator<AnswerEvent> {
  try {
    for await (const event of events) {
      yield event;
      if (isTerminal(event)) return;
    }
  } catch (thrown) {
    yield { type: 'error', error: toAppError(thrown) };
    return;
  }
  const error = new AppError('internal', 'The answer ended without saying how.');
  yield { type: 'error', error };
}

function isTerminal({ type }: AnswerEvent): boolean {
  return type === 'finish' || type === 'error';
}

function* toChunks(event: AnswerEvent): Generator<UiMessageChunk> {
  switch (event.type) {
    case 'start':
      yield { type: 'start', messageId: event.messageId };
      yield {
        type: 'data-session',
        data: { sessionId: event.sessionId, userMessageId: event.userMessageId },
      };
      return;
    case 'rewritten':
      yield { type: 'data-rewritten-question', data: { question: event.question } };
      return;
    case 'sources':
      for (const source of event.sources) {
        yield {
          type: 'source-document',
          sourceId: source.chunkId,
          mediaType: 'text/plain',
          title: source.title,
          filename: source.path,
          providerMetadata: {
            grounded: {
              number: source.number,
              documentId: source.documentId,
              pageFrom: source.pageFrom,
              pageTo: source.pageTo,
              headings: [...source.headings],
              url: source.url,
              ...(source.sourceUrl !== undefined && { sourceUrl: source.sourceUrl }),
            },
          },
        };
      }
      return;
    case 'text':
      yield { type: 'text-delta', id: textId, delta: event.delta };
      return;
    case 'citation':
      yield { type: 'data-citation', data: event.citation };
      return;
    case 'grounding':
      yield { type: 'data-grounding', data: event.grounding };
      return;
    case 'nearest':
      yield { type: 'data-nearest', data: { documents: event.documents } };
      return;
    case 'title':
      yield { type: 'data-title', data: { title: event.title } };
      return;
    case 'follow-ups':
      yield { type: 'data-follow-ups', data: { questions: event.questions } };
      return;
    case 'finish':
      yield {
        type: 'data-usage',
        data: {
          ...event.usage,
          refused: event.refused,
          ...(event.conversational && { conversational: true }),
          degraded: event.degraded,
        },
      };
      yield { type: 'finish', finishReason: finishReason(event.degraded) };
      return;
    case 'error':
      yield* errorChunks(event.error);
  }
}

function* errorChunks(error: AppError): Generator<UiMessageChunk> {
  const { code, retryAfter } = error;
  if (code === 'aborted') {
    yield { type: 'abort' };
    return;
  }
  yield { type: 'data-error', data: { code, ...(retryAfter !== undefined && { retryAfter }) } };
  yield { type: 'error', errorText: errorDetail(error) };
}

function finishReason(degraded: readonly string[]): 'stop' | 'length' | 'content-filter' {
  if (degraded.includes('content-filter')) return 'content-filter';
  return degraded.includes('answer-length') ? 'length' : 'stop';
}

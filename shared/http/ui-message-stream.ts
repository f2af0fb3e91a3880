import type { AnswerEvent } from '../domain/answer-event.ts';
import { toAppError } from '../errors.ts';

/** Headers of the AI SDK UI message stream, version 1. */
export const uiMessageStreamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  'x-vercel-ai-ui-message-stream': 'v1',
  'x-accel-buffering': 'no',
} as const;

/** A part of the stream. Our own fields live in `data-*` parts only: the published schema refuses extra keys. */
export type UiMessageChunk = Readonly<{ type: string } & Record<string, unknown>>;

/**
 * Answer events as parts of the AI SDK UI message stream (`start`, `source-document`, `text-*`, `data-*`, then exactly
 * one of `finish` and `error`).
 */
export async function* uiMessageStream(
  events: AsyncIterable<AnswerEvent>,
): AsyncGenerator<UiMessageChunk> {
  const textId = 'answer';
  let textOpen = false;
  try {
    for await (const event of events) {
      if (event.type === 'text' && !textOpen) {
        textOpen = true;
        yield { type: 'text-start', id: textId };
      }
      if (event.type === 'finish' || event.type === 'error') {
        if (textOpen) yield { type: 'text-end', id: textId };
      }
      yield* toChunks(event, textId);
    }
  } catch (thrown) {
    yield* toChunks({ type: 'error', error: toAppError(thrown) }, textId);
  }
}

function* toChunks(event: AnswerEvent, textId: string): Generator<UiMessageChunk> {
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
    case 'follow-ups':
      yield { type: 'data-follow-ups', data: { questions: event.questions } };
      return;
    case 'finish':
      yield {
        type: 'data-usage',
        data: { ...event.usage, refused: event.refused, degraded: event.degraded },
      };
      yield { type: 'finish', finishReason: 'stop' };
      return;
    case 'error': {
      const { code, message, remedy, retryAfter } = event.error;
      yield { type: 'data-error', data: { code, ...(retryAfter !== undefined && { retryAfter }) } };
      yield { type: 'error', errorText: remedy ? `${message} ${remedy}` : message };
    }
  }
}

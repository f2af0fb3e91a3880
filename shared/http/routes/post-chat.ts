import { answerQuestion } from '../../answer/answer-question.ts';
import { collectAnswer } from '../../answer/collect-answer.ts';
import type { AnswerEvent } from '../../domain/answer-event.ts';
import type { AppError } from '../../errors.ts';
import { beginStream } from '../begin-stream.ts';
import type { Call } from '../handle.ts';
import { parseJsonBody } from '../parse-input.ts';
import { jsonReply, type Reply } from '../reply.ts';
import { chatRequest } from '../schemas/question-schemas.ts';
import { sseBody } from '../sse-body.ts';
import { uiMessageStream, uiMessageStreamHeaders } from '../ui-message-stream.ts';

/** `POST /api/chat`: JSON, or the AI SDK UI message stream when the client accepts `text/event-stream`. */
export async function postChat(call: Call): Promise<Reply> {
  const { request, services, principal, connection, log } = call;
  const question = await parseJsonBody(
    request,
    chatRequest(services.settings.MESSAGE_MAX_CHARACTERS),
  );
  const events = answerQuestion(question, principal, { ...services, log }, connection.signal);
  if (!request.headers.get('accept')?.includes('text/event-stream')) {
    return jsonReply(await collectAnswer(events));
  }
  const begun = await beginStream(events, isWorthAStream);
  let failed = false;
  const onError = (error: AppError) => {
    failed = true;
    if (error.code !== 'aborted') log.warn('An answer ended early.', error);
  };
  return {
    status: 200,
    headers: uiMessageStreamHeaders,
    body: sseBody(uiMessageStream(noteErrors(begun, onError)), connection),
    isFinal: () => !failed,
  };
}

/** Until sources or text are at hand, a failure can still be a plain 503. */
function isWorthAStream(event: AnswerEvent): boolean {
  return event.type !== 'start' && event.type !== 'rewritten';
}

/** An error that comes after the stream has begun never gets to the wrapper that logs all others. */
async function* noteErrors(
  events: AsyncIterable<AnswerEvent>,
  onError: (error: AppError) => void,
): AsyncGenerator<AnswerEvent> {
  for await (const event of events) {
    if (event.type === 'error') onError(event.error);
    yield event;
  }
}

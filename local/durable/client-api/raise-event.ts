import { HistoryEventType } from '../history-event.ts';
import { problem, type ApiContext, type ApiRequest, type ApiResponse } from './api-context.ts';
import { sendMessage } from './send-message.ts';

/** Sends an external event; its data are the JSON body. */
export function raiseEvent(request: ApiRequest, context: ApiContext): ApiResponse {
  if (!/^application\/json\b/i.test(String(request.headers['content-type']))) {
    return problem(400, 'Only application/json request content is supported.');
  }
  const input = request.body.trim() === '' ? 'null' : request.body;
  try {
    JSON.parse(input);
  } catch {
    return problem(400, 'Invalid JSON content.');
  }
  return sendMessage(request, context, (common) => ({
    EventType: HistoryEventType.EventRaised,
    ...common,
    Name: request.params.eventName ?? '',
    Input: input,
  }));
}

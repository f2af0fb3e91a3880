import { HistoryEventType } from '../history-event.ts';
import type { ApiContext, ApiRequest, ApiResponse } from './api-context.ts';
import { sendMessage } from './send-message.ts';

/** Ends an instance; the reason becomes its output. Activities that run already are not interrupted. */
export function terminateInstance(request: ApiRequest, context: ApiContext): ApiResponse {
  return sendMessage(request, context, (common) => ({
    EventType: HistoryEventType.ExecutionTerminated,
    ...common,
    Input: request.query.get('reason') ?? '',
  }));
}

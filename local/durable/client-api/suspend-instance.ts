import { HistoryEventType } from '../history-event.ts';
import type { ApiContext, ApiRequest, ApiResponse } from './api-context.ts';
import { sendMessage } from './send-message.ts';

/** Keeps an instance from going on; messages for it are kept until it is resumed. */
export function suspendInstance(request: ApiRequest, context: ApiContext): ApiResponse {
  return sendMessage(request, context, (common) => ({
    EventType: HistoryEventType.ExecutionSuspended,
    ...common,
    Reason: request.query.get('reason') ?? '',
  }));
}

import { HistoryEventType } from '../history-event.ts';
import type { ApiContext, ApiRequest, ApiResponse } from './api-context.ts';
import { sendMessage } from './send-message.ts';

/** Lets a suspended instance go on. */
export function resumeInstance(request: ApiRequest, context: ApiContext): ApiResponse {
  return sendMessage(request, context, (common) => ({
    EventType: HistoryEventType.ExecutionResumed,
    ...common,
    Reason: request.query.get('reason') ?? '',
  }));
}

import type { InboxEvent } from '../history-event.ts';
import { isFinished } from '../instance.ts';
import { problem, type ApiContext, type ApiRequest, type ApiResponse } from './api-context.ts';

/** Puts a message into an instance's inbox: 404 for an unknown instance, 410 for a finished one. */
export function sendMessage(
  request: ApiRequest,
  context: ApiContext,
  message: (common: { EventId: number; Timestamp: string }) => InboxEvent,
): ApiResponse {
  const { hub } = context;
  const instanceId = request.params.instanceId ?? '';
  const status = hub.store.instances.status(instanceId);
  if (!status) return problem(404, `There is no instance with id '${instanceId}'.`);
  if (isFinished(status)) return problem(410, `The instance '${instanceId}' is ${status}.`);
  const Timestamp = new Date(hub.now()).toISOString();
  hub.store.messages.add(instanceId, message({ EventId: -1, Timestamp }));
  context.wake(instanceId);
  return { status: 202 };
}

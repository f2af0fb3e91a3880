import { isFinished } from '../instance.ts';
import { problem, type ApiContext, type ApiRequest, type ApiResponse } from './api-context.ts';

/** Deletes a finished instance with its history. */
export function purgeInstance(request: ApiRequest, { hub }: ApiContext): ApiResponse {
  const instanceId = request.params.instanceId ?? '';
  const status = hub.store.instances.status(instanceId);
  if (!status) return problem(404, `There is no instance with id '${instanceId}'.`);
  if (!isFinished(status)) {
    return problem(
      412,
      `Only orchestrations in a terminal state can be purged, but '${instanceId}' is ${status}.`,
    );
  }
  hub.store.transaction(() => hub.store.deleteInstance(instanceId));
  return { status: 200, body: { instancesDeleted: 1 } };
}

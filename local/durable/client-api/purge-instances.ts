import { isFinished } from '../instance.ts';
import type { InstanceFilter } from '../store/instance-store.ts';
import type { HubContext } from '../hub-context.ts';
import { problem, type ApiContext, type ApiRequest, type ApiResponse } from './api-context.ts';
import { instanceFilter } from './instance-filter.ts';

const PAGE_SIZE = 500;

/** Deletes the finished instances that match the filter; 404 when there is none. */
export function purgeInstances(request: ApiRequest, { hub }: ApiContext): ApiResponse {
  const filter = instanceFilter(request.query);
  if (filter.createdFrom === undefined) {
    return problem(400, "Please provide a value for the 'createdTimeFrom' parameter.");
  }
  const instancesDeleted = hub.store.transaction(() => purge(hub, filter));
  if (instancesDeleted === 0) return problem(404, 'No finished instance matches the filter.');
  return { status: 200, body: { instancesDeleted } };
}

function purge(hub: HubContext, filter: InstanceFilter): number {
  let deleted = 0;
  let after: string | undefined;
  for (;;) {
    const page = hub.store.instances.list(filter, { after, limit: PAGE_SIZE });
    for (const { instanceId } of page.filter((instance) => isFinished(instance.status))) {
      hub.store.deleteInstance(instanceId);
      deleted++;
    }
    after = page.at(-1)?.instanceId;
    if (page.length < PAGE_SIZE) return deleted;
  }
}

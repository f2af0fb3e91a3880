import { isFinished } from '../instance.ts';
import { problem, type ApiContext, type ApiRequest, type ApiResponse } from './api-context.ts';
import { historyView } from './history-view.ts';
import { statusPayload } from './status-payload.ts';

/** Status of one instance: 200 when it is finished, otherwise 202 with `Location` and `Retry-After`. */
export function getStatus(request: ApiRequest, { hub }: ApiContext): ApiResponse {
  const { query } = request;
  const instanceId = request.params.instanceId ?? '';
  const instance = hub.store.instances.get(instanceId);
  if (!instance) return problem(404, `There is no instance with id '${instanceId}'.`);

  const history = isTrue(query, 'showHistory')
    ? historyView(hub.store.history.events(instanceId), isTrue(query, 'showHistoryOutput'))
    : null;
  const body = {
    ...statusPayload(instance, query.get('showInput')?.toLowerCase() !== 'false'),
    // The extension's name for it; the library looks for `history`.
    historyEvents: history,
    ...(history && { history }),
  };
  if (!isFinished(instance.status)) {
    return { status: 202, body, headers: { location: request.url.href, 'retry-after': '5' } };
  }
  const failed =
    instance.status === 'Failed' && isTrue(query, 'returnInternalServerErrorOnFailure');
  return { status: failed ? 500 : 200, body };
}

function isTrue(query: URLSearchParams, name: string): boolean {
  return query.get(name)?.toLowerCase() === 'true';
}

import { isFinished } from '../instance.ts';
import { startExecution } from '../orchestrator/start-execution.ts';
import { problem, type ApiContext, type ApiRequest, type ApiResponse } from './api-context.ts';

/** Longer ids, and these characters, do not fit the table keys of Azure Storage. */
const MAX_ID_LENGTH = 100;
const ID_FORBIDDEN = /[/\\#?\p{Cc}]/u;

/**
 * Starts an orchestration. An instance of the same id that still runs makes it answer 409; one that is
 * finished is replaced.
 */
export function startInstance(request: ApiRequest, context: ApiContext): ApiResponse {
  const { hub } = context;
  const name = request.params.name ?? '';
  const instanceId = request.params.instanceId ?? hub.newId();
  const version = request.query.get('version');
  const invalid = invalidId(instanceId) ?? unsupportedQuery(request.query);
  if (invalid) return invalid;
  if (!hub.invoker.has(name, 'orchestrationTrigger')) {
    return problem(
      400,
      `The function '${name}' does not exist or is not an orchestrator function.`,
    );
  }
  const input = request.body.trim() === '' ? 'null' : request.body;
  if (!isJson(input)) return problem(400, 'Invalid JSON content.');

  const status = hub.store.instances.status(instanceId);
  if (status && !isFinished(status)) {
    return problem(
      409,
      `An orchestration instance with id '${instanceId}' and the status ${status} already exists.`,
    );
  }
  hub.store.transaction(() => {
    hub.store.deleteInstance(instanceId);
    startExecution(hub, {
      instanceId,
      executionId: hub.newId(),
      name,
      version,
      status: 'Pending',
      input,
      createdAt: hub.now(),
      parent: null,
    });
  });
  context.wake(instanceId);
  return accepted(request, instanceId);
}

/** The management URLs stand on the same root as the request, so that they need no other knowledge. */
function accepted(request: ApiRequest, instanceId: string): ApiResponse {
  const root = request.url.href.slice(0, request.url.href.indexOf('/orchestrators/'));
  const instance = `${root}/instances/${encodeURIComponent(instanceId)}`;
  const code = request.query.get('code');
  const key = code === null ? '' : `code=${encodeURIComponent(code)}`;
  const reason = `?reason={text}${key && `&${key}`}`;
  const query = key && `?${key}`;
  return {
    status: 202,
    headers: { location: `${instance}${query}`, 'retry-after': '10' },
    body: {
      id: instanceId,
      statusQueryGetUri: `${instance}${query}`,
      sendEventPostUri: `${instance}/raiseEvent/{eventName}${query}`,
      terminatePostUri: `${instance}/terminate${reason}`,
      purgeHistoryDeleteUri: `${instance}${query}`,
      suspendPostUri: `${instance}/suspend${reason}`,
      resumePostUri: `${instance}/resume${reason}`,
    },
  };
}

function invalidId(instanceId: string): ApiResponse | undefined {
  if (instanceId.startsWith('@')) {
    return problem(400, 'An instance id must not start with @; that is reserved for entities.');
  }
  if (instanceId.length > MAX_ID_LENGTH || ID_FORBIDDEN.test(instanceId)) {
    return problem(
      400,
      `An instance id has at most ${MAX_ID_LENGTH} characters and none of / \\ # ? or control characters.`,
    );
  }
  return undefined;
}

function unsupportedQuery(query: URLSearchParams): ApiResponse | undefined {
  if (!query.has('timeout')) return undefined;
  return problem(
    501,
    "The query parameter 'timeout' is not supported by the local task hub. Ask for the status instead.",
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

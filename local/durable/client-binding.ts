/** Stands for the instance id in the URLs of the binding. */
const ID = 'INSTANCEID';

/** Path under which the host serves the management API that people and check-status responses use. */
export const WEBHOOK_PATH = '/runtime/webhooks/durabletask';

/** Path of the same API for the app's own client; the access key is its next segment. */
export const RPC_PATH = '/durabletask';

/**
 * The data of a `durableClient` input binding. The library drops query strings from the RPC base URL, so
 * that one carries the access key in its path.
 *
 * @returns JSON
 */
export function clientBinding(baseUrl: string, hubName: string, accessKey: string): string {
  const hook = `${baseUrl}${WEBHOOK_PATH}`;
  const key = `code=${accessKey}`;
  const query = `taskHub=${encodeURIComponent(hubName)}&connection=Storage&${key}`;
  const instance = `${hook}/instances/${ID}`;
  return JSON.stringify({
    taskHubName: hubName,
    creationUrls: {
      createNewInstancePostUri: `${hook}/orchestrators/{functionName}[/{instanceId}]?${key}`,
    },
    managementUrls: {
      id: ID,
      statusQueryGetUri: `${instance}?${query}`,
      sendEventPostUri: `${instance}/raiseEvent/{eventName}?${query}`,
      terminatePostUri: `${instance}/terminate?reason={text}&${query}`,
      rewindPostUri: `${instance}/rewind?reason={text}&${query}`,
      purgeHistoryDeleteUri: `${instance}?${query}`,
      restartPostUri: `${instance}/restart?${query}`,
      suspendPostUri: `${instance}/suspend?reason={text}&${query}`,
      resumePostUri: `${instance}/resume?reason={text}&${query}`,
    },
    baseUrl: hook,
    requiredQueryStringParameters: key,
    rpcBaseUrl: `${baseUrl}${RPC_PATH}/${accessKey}/`,
  });
}

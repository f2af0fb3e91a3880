import { randomBytes, randomUUID } from 'node:crypto';

import { ClientApi } from './client-api/client-api.ts';
import { clientBinding } from './client-binding.ts';
import type { HubContext } from './hub-context.ts';
import type { Effects } from './orchestrator/effects.ts';
import { TaskHubStore } from './store/task-hub-store.ts';
import type { SetTimer, TaskHub, TaskHubOptions } from './task-hub.ts';
import { ActivityWorker } from './work/activity-worker.ts';
import { OrchestratorDispatcher } from './work/orchestrator-dispatcher.ts';
import { TimerQueue } from './work/timer-queue.ts';

/**
 * Opens a Durable task hub that runs the orchestrations and activities of durable-functions 3. Its state
 * is one SQLite file: after the death of the process at any moment, `start` goes on where it was.
 *
 * @throws Error when the file is in use by another process or was written by another version
 */
export async function startTaskHub(options: TaskHubOptions): Promise<TaskHub> {
  const { settings, hubName } = options;
  const store = new TaskHubStore(options.file);
  const accessKey = randomBytes(24).toString('base64url');
  let closed = false;
  const hub: HubContext = {
    store,
    invoker: options.invoker,
    log: options.log,
    now: options.now ?? Date.now,
    newId: options.newId ?? (() => randomUUID().replaceAll('-', '')),
    isClosed: () => closed,
  };

  const wake = (instanceId: string): void => dispatcher.wake(instanceId);
  const onEffects = (effects: Effects): void => {
    activities.enqueue(effects.activities);
    timers.arm();
    effects.wake.forEach(wake);
  };
  const dispatcher = new OrchestratorDispatcher(
    hub,
    settings.maxConcurrentOrchestratorFunctions,
    onEffects,
  );
  const activities = new ActivityWorker(
    hub,
    settings.maxConcurrentActivityFunctions,
    wake,
    options.precedence,
  );
  const timers = new TimerQueue(hub, options.setTimer ?? setNodeTimer, wake);
  const api = new ClientApi(hub, { hubName, accessKey, wake });

  return {
    handleHttp: (request, response) => api.handle(request, response),
    clientBinding: (baseUrl) => clientBinding(baseUrl, hubName, accessKey),
    start() {
      activities.enqueue(store.tasks.openActivities());
      timers.arm();
      store.messages.recipients().forEach(wake);
    },
    async close() {
      if (closed) return;
      closed = true;
      timers.disarm();
      store.close();
    },
  };
}

const setNodeTimer: SetTimer = (callback, delayMs) => {
  const timer = setTimeout(callback, delayMs);
  return () => clearTimeout(timer);
};

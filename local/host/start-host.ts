import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Cleanup } from './cleanup.ts';
import { listPoisonBlobs } from './blob/blob-receipts.ts';
import { systemClock } from './clock.ts';
import { connectTaskHub, durableClientInputs } from './connect-task-hub.ts';
import { checkBindings } from './core/check-bindings.ts';
import { FunctionApp } from './core/function-app.ts';
import { loadApp } from './core/load-app.ts';
import { createTriggerListeners } from './create-trigger-listeners.ts';
import { parseEventSubscriptions } from './event-grid/event-subscriptions.ts';
import { describeFunctions } from './describe-functions.ts';
import { createHostLog, type HostLog } from './host-log.ts';
import type { Host, HostOptions } from './host-options.ts';
import { describeError } from './invocation/describe-error.ts';
import { Invoker } from './invocation/invoker.ts';
import { surviveUncaughtErrors } from './invocation/survive-uncaught-errors.ts';
import { listen } from './listen.ts';
import { createLevelFilter } from './log-levels.ts';
import { openHostStore } from './open-host-store.ts';
import { parseHostJson, type HostSettings } from './parse-host-json.ts';
import { serveFunctions } from './serve-functions.ts';
import { RightOfWay } from './right-of-way.ts';
import type { TriggerListener } from './trigger-listener.ts';

/**
 * Starts a Functions host in this process: it binds the port, imports the entry module, checks and
 * serves what that registered, and begins to watch blobs, queues and timers. App settings are read from
 * `process.env`, where the caller has put them.
 * @throws HostError with a sentence that says what to change; whatever was started is stopped again.
 */
export async function startHost(options: HostOptions): Promise<Host> {
  const settings = parseHostJson(options.hostJson);
  const { clock = systemClock } = options;
  const log = createHostLog(options.log, createLevelFilter(settings.logLevels), clock);
  const cleanup = new Cleanup((error) => {
    log.message({ level: 'error', source: 'host', message: describeError(error) });
  });
  try {
    return await start(options, settings, log, cleanup);
  } catch (error) {
    await cleanup.run();
    throw error;
  }
}

async function start(
  options: HostOptions,
  settings: HostSettings,
  log: HostLog,
  cleanup: Cleanup,
): Promise<Host> {
  const { stateDirectory, clock = systemClock, newId = randomUUID, drainMs = 5_000 } = options;
  const appSettings = process.env;

  const server = await listen(options.port);
  const { url } = server;
  cleanup.add(() => server.close());
  cleanup.add(announceHostname(url));
  cleanup.add(surviveUncaughtErrors(log));

  const app = new FunctionApp((level, category, message) => {
    log.message({ level, source: category === 'user' ? 'user' : 'system', message });
  });
  const { model, libraryServer, unload } = await loadApp(options.entry, app);
  cleanup.add(unload);
  cleanup.add(() => libraryServer?.close());
  const { functions } = app;
  for (const { metadata } of functions.values()) checkBindings(metadata);

  const rightOfWay = new RightOfWay(clock);
  const invoker = new Invoker({
    app,
    model,
    log,
    clock,
    newId,
    timeoutMs: settings.functionTimeoutMs,
    rightOfWay,
    extraInputs: (registered) => durableClientInputs(registered, () => taskHub?.clientBinding(url)),
  });
  const listeners: TriggerListener[] = [];
  cleanup.add(() => Promise.all(listeners.map(async (listener) => listener.close?.())));
  // After the store is closed: what is given up now comes again and does not count as failed.
  cleanup.add(() => invoker.stop());
  const database = openHostStore(stateDirectory);
  cleanup.add(() => database.close());
  const taskHub = await connectTaskHub({
    functions,
    stateDirectory,
    invoker,
    settings: settings.durableTask,
    precedence: rightOfWay,
    log,
    clock,
    newId,
  });
  cleanup.add(() => app.terminate());
  cleanup.add(() => taskHub?.close());

  const front = serveFunctions({
    functions,
    settings: settings.http,
    appSettings,
    hostKey: options.hostKey,
    invoker,
    libraryServer,
    taskHub,
    fallback: options.fallback,
    log,
    clock,
    newId,
  });
  cleanup.add(() => front.close());
  const created = await createTriggerListeners(functions, {
    database,
    invoker,
    settings,
    appSettings,
    pollMs: options.blobPollMs ?? 500,
    eventSubscriptions: parseEventSubscriptions(options.eventSubscriptions),
    clock,
    log,
  });
  listeners.push(...created);

  await app.start();
  taskHub?.start();
  for (const listener of listeners) listener.start();
  server.serve(front.listener);
  cleanup.add(() => {
    const drained = [front.drain(), ...listeners.map((listener) => listener.stop())];
    return Promise.race([Promise.all(drained), delay(drainMs, undefined, { ref: false })]);
  });

  return {
    url,
    functions: describeFunctions(functions, front.routes, settings.http.routePrefix),
    poisonBlobs: () => listPoisonBlobs(database),
    close: () => cleanup.run(),
  };
}

/** Libraries build public URLs from WEBSITE_HOSTNAME, as Azure's host sets it. */
function announceHostname(url: string): () => void {
  const before = process.env.WEBSITE_HOSTNAME;
  process.env.WEBSITE_HOSTNAME = new URL(url).host;
  return () => {
    if (before === undefined) delete process.env.WEBSITE_HOSTNAME;
    else process.env.WEBSITE_HOSTNAME = before;
  };
}

/**
 * A process that runs a task hub until its one orchestration is complete; tests kill it in between.
 * Arguments: the hub's file, and a file to which every activity appends a line when it runs.
 */
import { appendFileSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

import { startTaskHub } from '../../../../local/durable/start-task-hub.ts';
import { df, invoker } from './functions-app.ts';
import type { Orchestration } from './orchestration.ts';

const [file = '', effects = ''] = process.argv.slice(2);
const WORK_MS = 30;

df.app.activity('square', {
  handler: async (value: number) => {
    appendFileSync(effects, `square ${value}\n`);
    await delay(WORK_MS);
    return value * value;
  },
});
df.app.activity('failsTwice', {
  handler: () => {
    appendFileSync(effects, 'failsTwice\n');
    const runs = readFileSync(effects, 'utf8').split('failsTwice').length - 1;
    if (runs < 3) throw new Error(`run ${runs}`);
    return 'recovered';
  },
});
df.app.orchestration('squares', function* (context): Orchestration {
  const values = context.df.getInput<number[]>();
  return yield context.df.Task.all(values.map((value) => context.df.callActivity('square', value)));
});
df.app.orchestration('everything', function* (context): Orchestration {
  const { Task } = context.df;
  const values = Array.from({ length: 20 }, (_, index) => index);
  const fanOut = yield Task.all(values.map((value) => context.df.callActivity('square', value)));
  const retried = yield context.df.callActivityWithRetry(
    'failsTwice',
    new df.RetryOptions(20, 100),
  );
  const children = yield Task.all(
    [[20, 21, 22], [23, 24], [25]].map((part) => context.df.callSubOrchestrator('squares', part)),
  );
  yield context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 300));
  const event = yield context.df.waitForExternalEvent('go');
  return { fanOut, retried, children, event };
});

const hub = await startTaskHub({
  file,
  hubName: 'Killable',
  invoker,
  settings: { maxConcurrentActivityFunctions: 4, maxConcurrentOrchestratorFunctions: 4 },
  log: () => undefined,
});
const server = createServer((request, response) => void hub.handleHttp(request, response));
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { rpcBaseUrl } = JSON.parse(
  hub.clientBinding(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
) as { rpcBaseUrl: string };

async function send(path: string, body: string) {
  const headers = { 'content-type': 'application/json' };
  await fetch(new URL(path, rpcBaseUrl), { method: 'POST', headers, body });
}

hub.start();
process.stdout.write('ready\n');
const status = new URL('instances/one', rpcBaseUrl);
const found = await fetch(status);
if (found.status === 404) await send('orchestrators/everything/one', 'null');
// An event too many is harmless; one that a kill kept from being sent would be missed.
if (found.status !== 200) await send('instances/one/raiseEvent/go', '"gone"');
for (;;) {
  const response = await fetch(status);
  if (response.status === 200) {
    process.stdout.write(`${await response.text()}\n`);
    break;
  }
  await delay(5);
}
await hub.close();
server.closeAllConnections();
server.close();

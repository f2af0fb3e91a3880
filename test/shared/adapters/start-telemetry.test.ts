import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTelemetry } from '../../../shared/adapters/start-telemetry.ts';

const connectionString = 'InstrumentationKey=00000000-0000-0000-0000-000000000001';

/** Starts telemetry over a library that only notes what is done with it. */
async function start(setting: string | undefined, fault?: Error) {
  const done = { loaded: 0, given: [] as string[], reported: [] as string[] };
  await startTelemetry(
    { APPLICATIONINSIGHTS_CONNECTION_STRING: setting },
    (message) => done.reported.push(message),
    async () => {
      done.loaded += 1;
      if (fault) throw fault;
      return {
        useAzureMonitor: ({ azureMonitorExporterOptions }) =>
          done.given.push(azureMonitorExporterOptions.connectionString),
      };
    },
  );
  return done;
}

test('Without the setting nothing is loaded', async () => {
  assert.deepEqual(await start(undefined), { loaded: 0, given: [], reported: [] });
});

test('With it the library gets the connection string', async () => {
  const done = await start(connectionString);
  assert.deepEqual(done, { loaded: 1, given: [connectionString], reported: [] });
});

test('A library that does not start is reported once, without the secret, and stops nothing', async () => {
  const done = await start(connectionString, new Error(`Cannot read "${connectionString}"`));
  assert.deepEqual(done.reported, ['Telemetry is off: Cannot read "(connection string)"']);
});

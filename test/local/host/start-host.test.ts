import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { describe, it } from 'node:test';
import type { HostOptions } from '../../../local/host/host-options.ts';
import { startTestHost } from './start-test-host.ts';

let loads = 0;
const startCase = (name: string, options: Partial<HostOptions> = {}) => {
  loads += 1;
  return startTestHost(`refused-app.ts?case=${name}&load=${loads}`, options);
};

describe('startHost refuses by name', () => {
  process.env.AzureWebJobsStorage = 'UseDevelopmentStorage=true';
  process.env.IdentityBus__fullyQualifiedNamespace = 'account.servicebus.windows.net';
  process.env.MalformedBus = 'not a connection string';
  process.env.IdentityStorage__blobServiceUri = 'https://account.blob.core.windows.net';

  const refusals: [string, RegExp][] = [
    ['nothing', /registered no function/],
    ['fails', /could not be loaded: a mistake in user code/],
    [
      'queueTrigger',
      /"f" has the trigger queueTrigger; the local host runs httpTrigger, blobTrigger/,
    ],
    ['serviceBusSessions', /"f" asks for sessions \(isSessionsEnabled\)/],
    ['serviceBusNothing', /"f" needs a queueName, or a topicName and a subscriptionName/],
    ['serviceBusCardinality', /"f" has an unknown cardinality/],
    ['serviceBusDataType', /"f" has a dataType in its serviceBusTrigger/],
    ['serviceBusNoConnection', /"f" needs the setting NoSuchBus, a Service Bus connection string/],
    ['serviceBusDefaultConnection', /"f" needs the setting AzureWebJobsServiceBus/],
    ['serviceBusIdentity', /connected by identity \(IdentityBus__fullyQualifiedNamespace\)/],
    ['serviceBusMalformed', /"f" cannot be connected to Service Bus: /],
    ['serviceBusClient', /"f" asks for an SDK client \(sdkBinding\) in its serviceBusTrigger/],
    ['serviceBusOutput', /"f" has a serviceBus output binding/],
    ['eventGridTrigger', /"f" has an eventGridTrigger, but the app has no blob trigger/],
    ['eventGridBatch', /"f" asks for several events at once/],
    ['cosmosDBTrigger', /has the trigger cosmosDBTrigger/],
    ['warmupTrigger', /has the trigger warmupTrigger/],
    ['entityTrigger', /has the trigger entityTrigger/],
    ['blobInput', /"f" has a blob input binding, which the local host does not run/],
    ['blobOutput', /"f" has a blob output binding/],
    ['queueReturn', /"f" has a queue output binding/],
    ['retry', /"f" has a retry policy/],
    ['sdkBinding', /"f" asks for an SDK client \(sdkBinding\) in its blobTrigger binding/],
    ['sameName', /Two functions are named "f"/],
    ['sameRoute', /Two functions answer POST "A\/\{y\}"/],
    ['constraint', /"a\/\{x:datetime\}" is not supported: the constraint "datetime" is unknown/],
    ['authLevel', /"f" has the unknown authLevel "system"/],
    ['timeSpan', /"00:05:00" is a TimeSpan/],
    ['noSetting', /setting NO_SUCH_SETTING is missing/],
    ['noConnection', /"f" needs the setting NoSuchStorage/],
    ['identity', /connected by identity \(IdentityStorage__blobServiceUri\)/],
    ['blobPath', /"\{\*name\}" is not needed/],
    ['hook', /the hook fails/],
  ];
  for (const [name, reason] of refusals) {
    it(name, async () => {
      await assert.rejects(startCase(name), reason);
    });
  }

  it('a keyed function without a host key', async () => {
    await assert.rejects(
      startCase('keyed', { hostKey: undefined }),
      /"f" asks for a function key, but the host has none/,
    );
  });

  const hostJsons: [unknown, RegExp][] = [
    [{}, /version/],
    [{ version: '2.0', functionTimeout: 'soon' }, /functionTimeout: "soon" is not a time span/],
    [
      { version: '2.0', extensions: { http: { hsts: { isEnabled: true } } } },
      /extensions\.http: .*"hsts"/,
    ],
    [
      { version: '2.0', extensions: { http: { dynamicThrottlesEnabled: true } } },
      /dynamicThrottlesEnabled: the local host does not throttle/,
    ],
    [
      { version: '2.0', extensions: { serviceBus: { maxConcurrentSessions: 8 } } },
      /extensions\.serviceBus: .*"maxConcurrentSessions"/,
    ],
    [
      { version: '2.0', extensions: { durableTask: { storageProvider: {} } } },
      /extensions\.durableTask: .*"storageProvider"/,
    ],
  ];
  for (const [hostJson, reason] of hostJsons) {
    it(`host.json ${JSON.stringify(hostJson)}`, async () => {
      await assert.rejects(startCase('fine', { hostJson }), reason);
    });
  }

  it('a port in use', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const { port } = holder.address() as AddressInfo;
    await assert.rejects(startCase('fine', { port }), new RegExp(`Port ${port} is in use`));
    holder.close();
  });

  it('state that is not a database', async () => {
    const stateDirectory = await mkdtemp(join(tmpdir(), 'grounded-host-'));
    await writeFile(join(stateDirectory, 'host.db'), 'this is not a database, but text'.repeat(99));
    await assert.rejects(startCase('fine', { stateDirectory }), /host\.db cannot be opened/);
    await rm(stateDirectory, { recursive: true });
  });
});

describe('startHost', () => {
  it('starts after refusals, and again after it was closed', async () => {
    for (let start = 0; start < 2; start += 1) {
      const host = await startCase('fine');
      assert.equal(await (await fetch(`${host.url}/api/fine`)).text(), 'fine');
      await host.close();
    }
  });

  it('serves from the root when the prefix is empty, and leaves the rest to the fallback', async () => {
    const host = await startCase('fine', {
      hostJson: { version: '2.0', extensions: { http: { routePrefix: '' } } },
      fallback: (_request, response) => response.end('page'),
    });
    assert.equal(await (await fetch(`${host.url}/fine`)).text(), 'fine');
    assert.equal(await (await fetch(`${host.url}/index.html`)).text(), 'page');
    assert.deepEqual(host.functions[0]?.route, '/fine');
    await host.close();
  });

  it('lets a process run one host at a time', async () => {
    const host = await startCase('fine');
    await assert.rejects(startCase('fine'), /already runs a function host/);
    assert.equal((await fetch(`${host.url}/api/fine`)).status, 200);
    await host.close();
  });

  it('announces its address as WEBSITE_HOSTNAME while it runs', async () => {
    const host = await startCase('fine');
    assert.equal(process.env.WEBSITE_HOSTNAME, new URL(host.url).host);
    await host.close();
    assert.equal(process.env.WEBSITE_HOSTNAME, undefined);
  });
});

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { serviceBusCall } from '../../../shared/adapters/service-bus-call.ts';
import { connectServiceBus } from '../../../shared/adapters/service-bus-client.ts';
import { createServices } from '../../../shared/services.ts';
import { testSettings } from '../../support/local-settings.ts';

function isLoaded(): boolean {
  const files = Object.keys(createRequire(import.meta.url).cache);
  return files.some((file) => /[\\/]@azure[\\/]service-bus[\\/]dist/u.test(file));
}

test('the library is loaded when something is sent, and not before', async () => {
  const settings = testSettings();
  createServices(settings);
  const connect = connectServiceBus(settings);
  assert.equal(isLoaded(), false);
  const client = await connect();
  assert.equal(isLoaded(), true);
  assert.equal(await connect(), client);
  assert.equal(client.fullyQualifiedNamespace, '127.0.0.1');
  await client.close();
});

test('with an identity the namespace is signed in to', async () => {
  const connect = connectServiceBus({
    ServiceBus: undefined,
    ServiceBus__fullyQualifiedNamespace: 'contoso.servicebus.windows.net',
  });
  const client = await connect();
  assert.equal(client.fullyQualifiedNamespace, 'contoso.servicebus.windows.net');
  await client.close();
});

test('a connection string that is none is a fault of the settings, not an outage', async () => {
  for (const faulty of ['nonsense', 'Endpoint=sb://127.0.0.1:1;SharedAccessKeyName=local']) {
    const connect = connectServiceBus(testSettings({ ServiceBus: faulty }));
    const signal = AbortSignal.timeout(10_000);
    await assert.rejects(serviceBusCall(connect, signal), {
      code: 'configuration',
      message: 'ServiceBus is no connection string of Service Bus.',
    });
  }
});

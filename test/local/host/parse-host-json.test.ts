import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parseHostJson } from '../../../local/host/parse-host-json.ts';

describe('parseHostJson', () => {
  it('fills in the defaults of Azure Functions', () => {
    assert.deepEqual(parseHostJson({ version: '2.0' }), {
      functionTimeoutMs: 1_800_000,
      logLevels: {},
      http: {
        routePrefix: 'api',
        maxOutstandingRequests: 200,
        maxConcurrentRequests: 100,
        dynamicThrottlesEnabled: false,
      },
      blobs: { maxDegreeOfParallelism: 8, poisonBlobThreshold: 5 },
      serviceBus: {
        autoCompleteMessages: true,
        prefetchCount: 0,
        maxAutoLockRenewalDurationMs: 300_000,
        maxConcurrentCalls: 16,
        maxMessageBatchSize: 1_000,
      },
      durableTask: {
        hubName: 'TestHubName',
        maxConcurrentActivityFunctions: 10,
        maxConcurrentOrchestratorFunctions: 10,
        extendedSessionsEnabled: false,
      },
    });
  });

  it('takes what is set, with slashes around the prefix left out', () => {
    const settings = parseHostJson({
      version: '2.0',
      functionTimeout: '-1',
      extensions: {
        http: { routePrefix: '/v1/api/' },
        blobs: { poisonBlobThreshold: 2 },
        serviceBus: { maxAutoLockRenewalDuration: '00:10:00', maxConcurrentCalls: 2 },
      },
    });
    assert.equal(settings.functionTimeoutMs, Infinity);
    assert.equal(settings.http.routePrefix, 'v1/api');
    assert.equal(settings.blobs.poisonBlobThreshold, 2);
    assert.equal(settings.serviceBus.maxAutoLockRenewalDurationMs, 600_000);
    assert.equal(settings.serviceBus.maxConcurrentCalls, 2);
  });

  it("accepts this project's own file", () => {
    const file = new URL('../../../host.json', import.meta.url);
    assert.doesNotThrow(() => parseHostJson(JSON.parse(readFileSync(file, 'utf8'))));
  });
});

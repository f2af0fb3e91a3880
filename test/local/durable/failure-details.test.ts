import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { df } from './support/functions-app.ts';
import { HubHarness } from './support/hub-harness.ts';
import type { Orchestration } from './support/orchestration.ts';

class QuotaError extends Error {
  override name = 'QuotaError';
  readonly left = 3;
}

df.app.setExceptionPropertiesProvider({
  getExceptionProperties: (error: unknown) =>
    error instanceof QuotaError ? { left: error.left } : undefined,
});
df.app.activity('spend', {
  handler: () => {
    throw new QuotaError('over quota');
  },
});
df.app.orchestration('spender', function* (context): Orchestration {
  return yield context.df.callActivity('spend');
});
df.app.orchestration('watcher', function* (context): Orchestration {
  const failed: unknown[] = [];
  for (const task of [
    context.df.callActivity('spend'),
    context.df.callSubOrchestrator('spender'),
  ]) {
    try {
      yield task;
    } catch (error) {
      if (!(error instanceof df.TaskFailedError)) throw error;
      const { errorType, errorMessage, properties } = error.failureDetails;
      failed.push({ errorType, errorMessage, properties });
    }
  }
  return failed;
});

describe('the properties of an exception', () => {
  let hub: HubHarness;
  before(async () => (hub = await HubHarness.start()));
  after(() => hub.close());

  it('reach the orchestrator, through a sub-orchestration as well', async () => {
    const details = {
      errorType: 'QuotaError',
      errorMessage: 'over quota',
      properties: { left: 3 },
    };
    assert.deepEqual((await hub.run('watcher')).output, [details, details]);
  });

  it('leave the message readable', async () => {
    assert.equal(
      (await hub.run('spender')).output,
      "Orchestrator function 'spender' failed: QuotaError: over quota",
    );
  });
});

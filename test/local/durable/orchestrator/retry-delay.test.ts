import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { retriesExpired, retryDelay } from '../../../../local/durable/orchestrator/retry-delay.ts';

const policy = { firstRetryIntervalInMilliseconds: 100, maxNumberOfAttempts: 5 };

describe('retryDelay', () => {
  const delays = (more: object) => [1, 2, 3, 4].map((n) => retryDelay({ ...policy, ...more }, n));

  it('is constant without a coefficient', () => {
    assert.deepEqual(delays({}), [100, 100, 100, 100]);
  });

  it('grows by the coefficient', () => {
    assert.deepEqual(delays({ backoffCoefficient: 3 }), [100, 300, 900, 2700]);
    assert.deepEqual(delays({ backoffCoefficient: 0.5 }), [100, 50, 25, 12.5]);
  });

  it('ends at the longest interval, or at six days', () => {
    const longest = { backoffCoefficient: 3, maxRetryIntervalInMilliseconds: 500 };
    assert.deepEqual(delays(longest), [100, 300, 500, 500]);
    assert.equal(retryDelay({ ...policy, backoffCoefficient: 10 }, 20), 6 * 24 * 60 * 60 * 1000);
  });
});

describe('retriesExpired', () => {
  it('is never true without a timeout', () => {
    assert.equal(retriesExpired(policy, 0, Number.MAX_SAFE_INTEGER), false);
  });

  it('counts from the first attempt', () => {
    const timed = { ...policy, retryTimeoutInMilliseconds: 1000 };
    assert.equal(retriesExpired(timed, 5000, 5999), false);
    assert.equal(retriesExpired(timed, 5000, 6000), true);
  });
});

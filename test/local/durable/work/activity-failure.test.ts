import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { failureOf } from '../../../../local/durable/work/activity-failure.ts';

describe('failureOf', () => {
  it('names the function, with the stack as details', () => {
    const error = new TypeError('no luck');
    assert.deepEqual(failureOf('work', error), {
      Reason: "Activity function 'work' failed: no luck",
      Details: error.stack,
    });
  });

  it('takes anything that was thrown', () => {
    assert.equal(failureOf('work', 'text').Reason, "Activity function 'work' failed: text");
  });

  it('reads serialized details out of the message', () => {
    const message = JSON.stringify({
      errorType: 'QuotaError',
      errorMessage: 'over quota',
      isNonRetriable: false,
      stackTrace: 'at x',
      properties: { left: 3 },
    });
    assert.deepEqual(failureOf('work', new Error(message)), {
      Reason: "Activity function 'work' failed: over quota",
      Details: 'at x',
      FailureDetails: {
        ErrorType: 'QuotaError',
        ErrorMessage: 'over quota',
        IsNonRetriable: false,
        StackTrace: 'at x',
        Properties: { left: 3 },
      },
    });
  });

  for (const message of ['{not JSON', '{"errorType":1}', '{}']) {
    it(`leaves the message ${message} as it is`, () => {
      const failure = failureOf('work', new Error(message));
      assert.equal(failure.Reason, `Activity function 'work' failed: ${message}`);
      assert.equal(failure.FailureDetails, undefined);
    });
  }
});

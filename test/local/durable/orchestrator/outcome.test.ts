import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { outcomeOfError, outcomeOfState } from '../../../../local/durable/orchestrator/outcome.ts';

const state = { isDone: true, actions: [[]], schemaVersion: 3 };

describe('outcomeOfState', () => {
  it('reads output and custom status as JSON', () => {
    const outcome = outcomeOfState({ ...state, output: 'text', customStatus: { a: 1 } });
    assert.deepEqual(outcome, {
      actions: [],
      isDone: true,
      output: '"text"',
      customStatus: '{"a":1}',
    });
  });

  it('takes missing values as null', () => {
    const { output, customStatus } = outcomeOfState(state);
    assert.deepEqual([output, customStatus], [null, null]);
  });

  for (const wrong of [undefined, null, 'text', {}, { ...state, actions: [[], []] }]) {
    it(`refuses ${JSON.stringify(wrong)}`, () => {
      assert.throws(() => outcomeOfState(wrong), /did not return the state of durable-functions 3/);
    });
  }

  it('refuses the first replay schema', () => {
    assert.throws(() => outcomeOfState({ ...state, schemaVersion: 0 }), /replay schema 0/);
  });
});

describe('outcomeOfError', () => {
  const failed = { ...state, isDone: false, error: 'boom', failureDetails: { ErrorType: 'E' } };

  it('reads the state behind the message', () => {
    const error = new Error(`boom\n\n$OutOfProcData$:${JSON.stringify(failed)}`);
    error.stack = 'the stack';
    assert.deepEqual(outcomeOfError(error).failure, {
      message: 'boom',
      details: 'the stack',
      failureDetails: { ErrorType: 'E' },
    });
  });

  it('takes the message itself when the state has none', () => {
    const text = JSON.stringify({ ...state, isDone: false });
    assert.equal(outcomeOfError(new Error(`\n\n$OutOfProcData$:${text}`)).failure?.message, '');
  });

  it('rethrows what the orchestrator did not throw', () => {
    const error = new Error('host trouble');
    assert.throws(() => outcomeOfError(error), error);
    assert.throws(() => outcomeOfError('text'), /^Error: text$/);
  });
});

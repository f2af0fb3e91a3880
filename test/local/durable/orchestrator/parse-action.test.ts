import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { parseAction } from '../../../../local/durable/orchestrator/parse-action.ts';

const retryOptions = { firstRetryIntervalInMilliseconds: 1, maxNumberOfAttempts: 2 };
const fireAt = '2026-01-02T03:04:05.678Z';

const cases: [name: string, wire: object, parsed: object][] = [
  [
    'an activity with an object',
    { actionType: 0, functionName: 'a', input: { x: 1 } },
    { kind: 'activity', name: 'a', input: '{"x":1}' },
  ],
  [
    'an activity with a string, which is JSON already',
    { actionType: 0, functionName: 'a', input: '"text"' },
    { kind: 'activity', name: 'a', input: '"text"' },
  ],
  [
    'an activity without input',
    { actionType: 0, functionName: 'a' },
    { kind: 'activity', name: 'a', input: 'null' },
  ],
  [
    'an activity with retries',
    { actionType: 1, functionName: 'a', input: 1, retryOptions },
    { kind: 'activity', name: 'a', input: '1', retry: retryOptions },
  ],
  [
    'a sub-orchestration with a string, which is not JSON yet',
    { actionType: 2, functionName: 's', input: 'text' },
    { kind: 'subOrchestration', name: 's', input: '"text"' },
  ],
  [
    'a sub-orchestration with everything',
    { actionType: 3, functionName: 's', input: 1, instanceId: 'i', version: 'v', retryOptions },
    {
      kind: 'subOrchestration',
      name: 's',
      input: '1',
      instanceId: 'i',
      version: 'v',
      retry: retryOptions,
    },
  ],
  ['continue as new', { actionType: 4, input: [1] }, { kind: 'continueAsNew', input: '[1]' }],
  [
    'a timer',
    { actionType: 5, fireAt, isCanceled: false },
    { kind: 'timer', fireAt: Date.parse(fireAt), cancelled: false },
  ],
  [
    'a cancelled timer',
    { actionType: 5, fireAt, isCanceled: true },
    { kind: 'timer', fireAt: Date.parse(fireAt), cancelled: true },
  ],
  [
    'an external event',
    { actionType: 6, externalEventName: 'e', reason: 'ExternalEvent' },
    { kind: 'externalEvent', name: 'e' },
  ],
  [
    'Task.any of Task.all',
    { actionType: 11, compoundActions: [{ actionType: 12, compoundActions: [] }] },
    { kind: 'any', actions: [{ kind: 'all', actions: [] }] },
  ],
  ['a call to an entity', { actionType: 7 }, { kind: 'unsupported', name: 'callEntity' }],
  ['an HTTP call', { actionType: 8 }, { kind: 'unsupported', name: 'callHttp' }],
  ['a signal to an entity', { actionType: 9 }, { kind: 'unsupported', name: 'signalEntity' }],
  ['a lock', { actionType: 13 }, { kind: 'unsupported', name: 'lock' }],
];

describe('parseAction', () => {
  for (const [name, wire, parsed] of cases) {
    it(`reads ${name}`, () => assert.deepEqual(parseAction(wire), parsed));
  }

  it('refuses what is no date or number', () => {
    assert.throws(() => parseAction({ actionType: 5, fireAt: null }), /needs a valid date/);
    const endless = { firstRetryIntervalInMilliseconds: 1, maxNumberOfAttempts: null };
    assert.throws(
      () => parseAction({ actionType: 1, functionName: 'a', retryOptions: endless }),
      /retry options of 'a' need a finite number as maxNumberOfAttempts/,
    );
  });

  it('refuses a type that it does not know', () => {
    assert.throws(() => parseAction({ actionType: 99 }), /unknown type 99/);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { Action } from '../../../../local/durable/action.ts';
import { flattenActions } from '../../../../local/durable/orchestrator/flatten-actions.ts';

const call = (name: string): Action => ({ kind: 'activity', name, input: 'null' });
const event = (name: string): Action => ({ kind: 'externalEvent', name });
const all = (...actions: Action[]): Action => ({ kind: 'all', actions });
const any = (...actions: Action[]): Action => ({ kind: 'any', actions });
const names = (actions: Action[]) =>
  flattenActions(actions).scheduled.map((action) => 'name' in action && action.name);

describe('flattenActions', () => {
  it('takes compound actions apart, depth first', () => {
    const actions = [
      call('a'),
      all(call('b'), any(call('c'), all(call('d'))), call('e')),
      call('f'),
    ];
    assert.deepEqual(names(actions), ['a', 'b', 'c', 'd', 'e', 'f']);
    assert.deepEqual(flattenActions(actions).groups, [null, 1, 1, 1, 1, null]);
  });

  it('gives no number to events, and counts them', () => {
    const flat = flattenActions([any(event('x'), call('a')), event('x'), event('y')]);
    assert.equal(flat.scheduled.length, 1);
    assert.deepEqual(Object.fromEntries(flat.waits), { x: 2, y: 1 });
  });

  it('finds the input of the next execution', () => {
    assert.equal(flattenActions([call('a')]).continueAsNew, undefined);
    assert.equal(flattenActions([{ kind: 'continueAsNew', input: '7' }]).continueAsNew, '7');
  });

  it('finds the first action that is not supported', () => {
    const actions: Action[] = [
      all({ kind: 'unsupported', name: 'callHttp' }),
      { kind: 'unsupported', name: 'callEntity' },
    ];
    assert.equal(flattenActions(actions).unsupported, 'callHttp');
  });

  it('knows from where on the last yield needs all of its tasks', () => {
    const from = (...actions: Action[]) => flattenActions(actions).lastAllFrom;
    assert.equal(from(), null);
    assert.equal(from(call('a'), all(call('b'), all(call('c')))), 1);
    assert.equal(from(all(call('a')), call('b')), null);
    assert.equal(from(any(call('a'))), null);
    assert.equal(from(all(call('a'), any(call('b')))), null);
    assert.equal(from(all(call('a'), event('x'))), null);
  });
});

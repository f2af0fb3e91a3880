import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { BrokerFaultRule } from '../../../../../local/services/service-bus/faults/broker-fault-rule.ts';
import { BrokerFaults } from '../../../../../local/services/service-bus/faults/broker-faults.ts';
import { FakeClock } from '../../../host/fake-clock.ts';

function setUp(rules: readonly BrokerFaultRule[], random: () => number = () => 0) {
  const clock = new FakeClock('2026-01-01T00:00:00Z');
  let cuts = 0;
  const faults = new BrokerFaults(clock, random, () => (cuts += 1));
  faults.set(rules);
  const fate = (path = 'work') => {
    let outcome = 'waits';
    faults.apply('send', path, {
      proceed: () => (outcome = 'served'),
      refuse: ({ condition }) => (outcome = condition),
      cut: () => (outcome = 'cut'),
    });
    return outcome;
  };
  const advance = (ms: number) => clock.moveTo(new Date(clock.now() + ms).toISOString());
  return { faults, fate, advance, cuts: () => cuts };
}

describe('BrokerFaults', () => {
  it('lets the first rule that matches decide', () => {
    const { fate } = setUp([
      { match: 'send other', cut: true },
      { match: 'send', condition: 'com.microsoft:server-busy' },
      { condition: 'amqp:internal-error' },
    ]);
    assert.deepEqual([fate('other'), fate('work')], ['cut', 'com.microsoft:server-busy']);
  });

  it('serves what no rule matches', () => {
    const { fate } = setUp([{ match: 'receive', cut: true }]);
    assert.equal(fate(), 'served');
  });

  it('hits the share that the rate says', () => {
    const rolls = [0.1, 0.3, 0.29, 0.9];
    const { fate } = setUp([{ cut: true, rate: 0.3 }], () => rolls.shift() ?? 1);
    assert.deepEqual([fate(), fate(), fate(), fate()], ['cut', 'served', 'cut', 'served']);
  });

  it('ends rules by count and by time', async () => {
    const counted = setUp([{ cut: true, count: 2 }]);
    const { fate } = counted;
    assert.deepEqual([fate(), fate(), fate()], ['cut', 'cut', 'served']);
    assert.deepEqual(counted.faults.rules, []);
    const timed = setUp([{ cut: true, forMs: 1_000 }]);
    await timed.advance(999);
    assert.equal(timed.fate(), 'cut');
    await timed.advance(1);
    assert.equal(timed.fate(), 'served');
  });

  it('is down as long as a rule says so, which cuts connections at once', async () => {
    const { faults, cuts, advance } = setUp([{ down: true, forMs: 1_000 }]);
    assert.deepEqual([faults.isDown, cuts()], [true, 1]);
    await advance(1_000);
    assert.equal(faults.isDown, false);
    faults.set([]);
    assert.equal(cuts(), 1);
  });
});

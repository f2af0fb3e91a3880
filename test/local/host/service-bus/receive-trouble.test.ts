import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ServiceBusError } from '@azure/service-bus';
import { createHostLog, type HostLogEntry } from '../../../../local/host/host-log.ts';
import { ReceiveTrouble } from '../../../../local/host/service-bus/receive-trouble.ts';
import { FakeClock } from '../fake-clock.ts';

const setUp = () => {
  const clock = new FakeClock('2026-03-01T08:00:00Z');
  const entries: HostLogEntry[] = [];
  const log = createHostLog(
    (entry) => entries.push(entry),
    () => true,
    clock,
  );
  const told = () => entries.map((entry) => (entry.kind === 'message' ? entry.message : ''));
  return { clock, told, trouble: new ReceiveTrouble('f', 'commands', log, clock) };
};
const missing = new ServiceBusError('not found', 'MessagingEntityNotFound');
const refused = new Error('connect ECONNREFUSED 127.0.0.1:7076');

describe('ReceiveTrouble', () => {
  it('names a queue that does not exist, and tells it once', () => {
    const { told, trouble } = setUp();
    for (let attempt = 0; attempt < 5; attempt += 1) {
      trouble.report(missing);
      trouble.report(
        new ServiceBusError('Cannot request messages on the receiver.', 'GeneralError'),
      );
    }
    assert.deepEqual(told(), [
      'commands does not exist in Service Bus; the host goes on looking for it.',
    ]);
  });

  it('says what keeps messages away, by the first of several attempts', () => {
    const { told, trouble } = setUp();
    trouble.report(new AggregateError([refused, new Error('another')]));
    assert.deepEqual(told(), [
      'Service Bus gives no messages of commands; the host goes on trying: Error: connect ECONNREFUSED 127.0.0.1:7076',
    ]);
  });

  it('tells the same again after messages came, or after a minute of silence', async () => {
    const { clock, told, trouble } = setUp();
    trouble.report(refused);
    trouble.clear();
    trouble.report(refused);
    assert.equal(told().length, 2);
    await clock.moveTo('2026-03-01T08:00:59Z');
    trouble.report(refused);
    assert.equal(told().length, 2);
    await clock.moveTo('2026-03-01T08:02:00Z');
    trouble.report(refused);
    assert.equal(told().length, 3);
  });
});

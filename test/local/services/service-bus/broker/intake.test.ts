import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { BrokerMessage } from '../../../../../local/services/service-bus/broker/broker-message.ts';
import { Intake } from '../../../../../local/services/service-bus/broker/intake.ts';
import { Store } from '../../../../../local/services/service-bus/store/store.ts';
import { FakeClock } from '../../../host/fake-clock.ts';
import { aMessage } from '../a-message.ts';

describe('Intake', () => {
  let store: Store;
  let clock: FakeClock;
  let arrived: string[];

  const newIntake = () =>
    new Intake({
      path: 'work',
      settings: { duplicateWindowMs: 600_000 },
      store,
      clock,
      destination: {
        check(message: BrokerMessage) {
          if (message.label === 'bad') throw new Error('cannot be taken');
        },
        enqueue({ messageId }) {
          store.transactions.afterCommit(() => arrived.push(messageId));
        },
      },
    });
  const advance = (ms: number) => clock.moveTo(new Date(clock.now() + ms).toISOString());

  beforeEach(() => {
    store = new Store(undefined);
    clock = new FakeClock('2026-01-01T00:00:00Z');
    arrived = [];
  });

  it('takes all messages of a batch or none, and remembers no id of a refused one', () => {
    const intake = newIntake();
    const good = aMessage({ messageId: 'good' });
    const bad = aMessage({ messageId: 'bad', label: 'bad' });
    assert.throws(() => intake.accept([good, bad]), { message: 'cannot be taken' });
    assert.deepEqual(arrived, []);
    intake.accept([good]);
    assert.deepEqual(arrived, ['good']);
  });

  it('refuses at once what could not be taken later', () => {
    const bad = aMessage({ label: 'bad', scheduledAt: clock.now() + 1_000 });
    assert.throws(() => newIntake().accept([bad]), { message: 'cannot be taken' });
    assert.throws(() => newIntake().schedule([bad]), { message: 'cannot be taken' });
  });

  it('drops a repeated message that was scheduled', async () => {
    const intake = newIntake();
    const message = aMessage({ scheduledAt: clock.now() + 1_000 });
    intake.schedule([message]);
    intake.schedule([message]);
    intake.accept([aMessage()]);
    await advance(1_000);
    assert.deepEqual(arrived, ['id']);
  });

  it('passes on what became due while it was not there', () => {
    const scheduledAt = clock.now() + 1_000;
    newIntake().accept([
      aMessage({ messageId: 'second', scheduledAt: scheduledAt + 1 }),
      aMessage({ messageId: 'first', scheduledAt }),
      aMessage({ messageId: 'later', scheduledAt: scheduledAt + 60_000 }),
    ]);
    clock = new FakeClock('2026-01-01T00:00:10Z');
    newIntake().start();
    assert.deepEqual(arrived, ['first', 'second']);
  });

  it('cancels all of what is named, or nothing', async () => {
    const intake = newIntake();
    const scheduledAt = clock.now() + 1_000;
    const [number = 0] = intake.schedule([aMessage({ scheduledAt })]);
    assert.throws(() => intake.cancel([number, number + 1]), { status: 404 });
    await advance(1_000);
    assert.deepEqual(arrived, ['id']);
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serviceBusCall } from '../../../shared/adapters/service-bus-call.ts';

const signal = new AbortController().signal;
const failing = (code: string) => Object.assign(new Error('inner'), { code });

/** Fails with the errors given, one a call, then succeeds. */
function flaky(...errors: Error[]) {
  const state = { calls: 0 };
  const call = async () => {
    const error = errors[state.calls];
    state.calls += 1;
    if (error) throw error;
    return 'done';
  };
  return { state, call };
}

test('what passes is tried again', async () => {
  const { state, call } = flaky(failing('ServiceBusy'), failing('ServiceCommunicationProblem'));
  assert.equal(await serviceBusCall(call, signal), 'done');
  assert.equal(state.calls, 3);
});

test('what keeps failing says so, without the details', async () => {
  const away = failing('GeneralError');
  const { state, call } = flaky(away, away, away, away);
  await assert.rejects(serviceBusCall(call, signal), {
    code: 'queue_unavailable',
    message: 'Service Bus is not available: it cannot be reached.',
    transient: true,
    cause: away,
  });
  assert.equal(state.calls, 3);
});

test('what would come again is not tried again', async () => {
  for (const code of ['MessagingEntityNotFound', 'UnauthorizedAccess', 'MessageSizeExceeded']) {
    const { state, call } = flaky(failing(code));
    await assert.rejects(serviceBusCall(call, signal), {
      code: 'queue_unavailable',
      message: `Service Bus is not available: it answered ${code}.`,
      transient: false,
    });
    assert.equal(state.calls, 1);
  }
});

test('a caller who is gone ends it', async () => {
  const controller = new AbortController();
  const calling = serviceBusCall(async () => {
    controller.abort();
    throw failing('GeneralError');
  }, controller.signal);
  await assert.rejects(calling, { code: 'aborted' });
});

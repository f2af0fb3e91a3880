import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type {
  InvocationModel,
  ProgrammingModel,
  RegisteredFunction,
} from '../../../../local/host/core/core-types.ts';
import { FunctionApp } from '../../../../local/host/core/function-app.ts';
import { createHostLog, type HostLogEntry } from '../../../../local/host/host-log.ts';
import { Invoker } from '../../../../local/host/invocation/invoker.ts';
import { RightOfWay } from '../../../../local/host/right-of-way.ts';
import { FakeClock } from '../fake-clock.ts';

describe('Invoker', () => {
  let clock: FakeClock;
  let entries: HostLogEntry[];
  let app: FunctionApp;
  let rightOfWay: RightOfWay;
  beforeEach(() => {
    clock = new FakeClock('2026-03-01T00:00:00Z');
    entries = [];
    app = new FunctionApp(() => undefined);
    rightOfWay = new RightOfWay(clock);
  });

  const create = (model: Partial<InvocationModel> = {}) => {
    const invocationModel: InvocationModel = {
      getArguments: () => Promise.resolve({ context: {}, inputs: [] }),
      invokeFunction: async (_context, inputs, callback) => callback(...inputs),
      getResponse: (_context, result) =>
        Promise.resolve({ returnValue: { json: JSON.stringify(result) } }),
      ...model,
    };
    const programmingModel: ProgrammingModel = {
      name: 'fake',
      version: '1',
      getInvocationModel: () => invocationModel,
      getCapabilities: (capabilities) => Promise.resolve(capabilities),
    };
    return new Invoker({
      app,
      model: programmingModel,
      log: createHostLog(
        (entry) => entries.push(entry),
        () => true,
        clock,
      ),
      clock,
      newId: () => 'an-id',
      timeoutMs: 60_000,
      rightOfWay,
      extraInputs: () => [],
    });
  };
  const register = (callback: () => unknown): RegisteredFunction => ({
    metadata: { name: 'work', bindings: { trigger: { type: 'timerTrigger', direction: 'in' } } },
    callback,
  });
  const never = () => new Promise<never>(() => undefined);
  const logged = () => entries.filter((entry) => entry.kind === 'invocation');

  it('gives requests the right of way while their functions are at work, and only them', async () => {
    const way = Promise.withResolvers<boolean>();
    const metadata = { name: 'ask', bindings: { r: { type: 'httpTrigger', direction: 'in' } } };
    const callback = () => way.resolve(rightOfWay.isTaken);
    const request = { metadata, callback } as const satisfies RegisteredFunction;
    await create().invoke({ registered: request, data: { json: '1' } });
    assert.equal(await way.promise, true);
    assert.equal(rightOfWay.isTaken, false);
    let isTaken = true;
    const timer = register(() => (isTaken = rightOfWay.isTaken));
    await create().invoke({ registered: timer, data: { json: '1' } });
    assert.equal(isTaken, false);
  });

  it('logs function, trigger, time and outcome of each invocation', async () => {
    const done = Promise.withResolvers<string>();
    const call = create().invoke({
      registered: register(() => done.promise),
      data: { json: '{}' },
      subject: 'hourly',
    });
    await clock.moveTo('2026-03-01T00:00:02Z');
    done.resolve('value');
    assert.equal((await call).value, 'value');
    assert.deepEqual(logged(), [
      {
        kind: 'invocation',
        time: '2026-03-01T00:00:02.000Z',
        level: 'information',
        function: 'work',
        invocationId: 'an-id',
        trigger: 'timerTrigger',
        subject: 'hourly',
        outcome: 'succeeded',
        durationMs: 2_000,
      },
    ]);
  });

  it('gives up a function that takes longer than the limit', async () => {
    const call = create().invoke({ registered: register(never), data: {} });
    const rejected = assert.rejects(call, /ran longer than functionTimeout/);
    await clock.moveTo('2026-03-01T00:01:00Z');
    await rejected;
    assert.equal(logged()[0]?.outcome, 'timed-out');
  });

  it('cancels as long as no user code runs', async () => {
    const caller = new AbortController();
    const invoker = create({ getArguments: never });
    const call = invoker.invoke({
      registered: register(never),
      data: {},
      signal: caller.signal,
    });
    caller.abort();
    await assert.rejects(call, /left before the function ran/);
    assert.equal(logged()[0]?.outcome, 'cancelled');
  });

  it('lets a function that has begun end by itself', async () => {
    const caller = new AbortController();
    const begun = Promise.withResolvers<undefined>();
    const done = Promise.withResolvers<string>();
    const call = create().invoke({
      registered: register(() => {
        begun.resolve(undefined);
        return done.promise;
      }),
      data: {},
      signal: caller.signal,
    });
    await begun.promise;
    caller.abort();
    done.resolve('finished');
    assert.equal((await call).value, 'finished');
  });

  for (const thrown of ['a string', null, 0]) {
    it(`fails when a function throws ${String(thrown)}, which is no error`, async () => {
      const registered = register(() => AbortSignal.abort(thrown).throwIfAborted());
      await assert.rejects(create().invoke({ registered, data: {} }), /The handler threw/);
      assert.equal(logged()[0]?.outcome, 'failed');
    });
  }

  it('fails when a preInvocation hook throws, without running the function', async () => {
    app.addHook('preInvocation', () => {
      throw new Error('not today');
    });
    let ran = false;
    const registered = register(() => (ran = true));
    await assert.rejects(create().invoke({ registered, data: {} }), /not today/);
    assert.equal(ran, false);
  });

  it('does not run a hook that was disposed of', async () => {
    const dispose = app.addHook('preInvocation', () => {
      throw new Error('not today');
    });
    dispose();
    await create().invoke({ registered: register(() => 1), data: {} });
  });

  it('refuses a hook that does not exist, as the worker does', () => {
    assert.throws(() => app.addHook('midInvocation', () => undefined), {
      name: 'RangeError',
      isAzureFunctionsSystemError: true,
    });
  });
});

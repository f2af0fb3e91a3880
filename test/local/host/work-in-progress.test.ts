import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import type * as SlowApp from './fixtures/slow-app.ts';
import { startTestHost } from './start-test-host.ts';

let loads = 0;
const startSlowApp = async (options: Parameters<typeof startTestHost>[1] = {}) => {
  loads += 1;
  const fixture = `slow-app.ts?load=${loads}`;
  const host = await startTestHost(fixture, options);
  const url = new URL(`./fixtures/${fixture}`, import.meta.url).href;
  const app = (await import(url)) as typeof SlowApp;
  const begin = () => {
    const begun = once(app.happenings, 'begun');
    return { begun, answer: fetch(`${host.url}/api/slow`) };
  };
  return { host, app, begin };
};

describe('work in progress', () => {
  it('is answered while the host stops; new requests are refused', async () => {
    const { host, app, begin } = await startSlowApp();
    const { answer, begun } = begin();
    await begun;
    const closed = host.close();
    const refused = await fetch(`${host.url}/api/slow`);
    assert.equal(refused.status, 503);
    assert.equal(refused.headers.get('retry-after'), '1');
    app.answers.give('finished');
    assert.equal(await (await answer).text(), 'finished');
    await closed;
  });

  it('is given up when it does not end in time', async () => {
    const { host, begin } = await startSlowApp({ drainMs: 50 });
    const { answer, begun } = begin();
    // Whether the failure still reaches the caller before the connection closes is open.
    const failed = answer.then(
      ({ status }) => status === 500,
      () => true,
    );
    await begun;
    await host.close();
    assert.ok(await failed);
  });

  it('fills the line: one request too many is answered 429', async () => {
    const { host, app, begin } = await startSlowApp({
      hostJson: { version: '2.0', extensions: { http: { maxOutstandingRequests: 1 } } },
    });
    const { answer, begun } = begin();
    await begun;
    const refused = await fetch(`${host.url}/api/slow`);
    assert.equal(refused.status, 429);
    assert.equal(refused.headers.get('retry-after'), '1');
    app.answers.give('finished');
    assert.equal((await answer).status, 200);
    await host.close();
  });
});

describe('timer trigger', () => {
  it('hands the schedule to the function', async () => {
    const { host, app } = await startSlowApp();
    const { subject } = await host.waitForInvocation('yearly');
    assert.equal(subject, '0 0 0 1 1 *');
    const [timer] = app.timers;
    assert.equal(timer?.isPastDue, false);
    assert.match(timer.scheduleStatus.next, /^\d{4}-01-01T00:00:00\.000Z$/);
    assert.equal(timer.schedule.adjustForDST, true);
    await host.close();
  });
});

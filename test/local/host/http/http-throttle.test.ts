import assert from 'node:assert/strict';
import { it } from 'node:test';
import { HttpThrottle } from '../../../../local/host/http/http-throttle.ts';

it('lets some work, lets some wait in line, and turns the rest away', async () => {
  const throttle = new HttpThrottle({ maxConcurrentRequests: 1, maxOutstandingRequests: 2 });
  const first = throttle.enter();
  const second = throttle.enter();
  assert.ok(first && second);
  assert.equal(throttle.enter(), undefined);

  let secondRuns = false;
  const secondTurn = second.then((leave) => {
    secondRuns = true;
    return leave;
  });
  const leaveFirst = await first;
  await new Promise(setImmediate);
  assert.equal(secondRuns, false);

  let idle = false;
  const whenIdle = throttle.idle().then(() => (idle = true));
  leaveFirst();
  const leaveSecond = await secondTurn;
  assert.equal(idle, false);
  leaveSecond();
  await whenIdle;
  assert.ok(throttle.enter());
});

it('knows no limit at -1', () => {
  const throttle = new HttpThrottle({ maxConcurrentRequests: -1, maxOutstandingRequests: -1 });
  for (let count = 0; count < 1_000; count += 1) assert.ok(throttle.enter());
});

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { whenOrphaned } from '../../../local/stack/when-orphaned.ts';

it('calls back once when another process becomes the parent', (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] });
  const callback = t.mock.fn();
  let parent = 42;
  const watch = whenOrphaned(() => parent, callback);
  t.after(() => watch.close());
  t.mock.timers.tick(5000);
  assert.equal(callback.mock.callCount(), 0);
  parent = 1;
  t.mock.timers.tick(5000);
  assert.equal(callback.mock.callCount(), 1);
});

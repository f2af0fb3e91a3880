import assert from 'node:assert/strict';
import { it } from 'node:test';
import { RecentItems } from '../../../shared/adapters/recent-items.ts';

it('keeps the items that were set last, each tenant’s apart', () => {
  const items = new RecentItems<number>(2);
  items.set('acme', 'a', 1);
  items.set('acme', 'b', 2);
  items.set('acme', 'a', 3);
  items.set('other', 'b', 4);
  assert.deepEqual(
    [items.get('acme', 'a'), items.get('acme', 'b'), items.get('other', 'b')],
    [3, undefined, 4],
  );
});

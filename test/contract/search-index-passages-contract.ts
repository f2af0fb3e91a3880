import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { QuestionFilters } from '../../shared/domain/answer-event.ts';
import type { SearchIndex } from '../../shared/ports/search-index.ts';
import { axis, chunk, newTenant, scope, shortIds } from './search-index-fixture.ts';

const signal = new AbortController().signal;

/** How every SearchIndex gives chunks by their ids, for vectors of `dimensions` numbers. */
export function searchIndexPassagesContract(
  dimensions: number,
  open: () => Promise<SearchIndex>,
): void {
  const at = (index: number) => axis(index, dimensions);

  describe('passages of a search index', () => {
    it('gives chunks by their ids, those within reach', async () => {
      const index = await open();
      const [tenant, other] = [newTenant(), newTenant()];
      const whole = chunk(tenant, 'a', { vector: at(0), category: 'policy' });
      await index.upload(
        [
          whole,
          chunk(tenant, 'b', { vector: at(1), documentId: 'two', tags: ['x'] }),
          chunk(tenant, 'hr', { vector: at(0), groups: ['hr'] }),
          chunk(other, 'foreign', { vector: at(0) }),
        ],
        signal,
      );
      const ids = ['a', 'b', 'hr', 'none'].map((id) => `${tenant}-${id}`);
      const read = async (groups: string[], filters: QuestionFilters = {}) => {
        const wanted = [...ids, `${other}-foreign`, "x' or true or '"];
        const found = await index.passages(wanted, scope(tenant, groups, filters), signal);
        return shortIds(tenant, found).sort();
      };
      assert.deepEqual(await read([]), ['a', 'b']);
      assert.deepEqual(await read(['hr']), ['a', 'b', 'hr']);
      assert.deepEqual(await read(['hr'], { documentIds: ['two'] }), ['b']);
      assert.deepEqual(await read(['hr'], { tags: ['y'] }), []);
      assert.deepEqual(await index.passages([], scope(tenant), signal), []);
      const [found] = await index.passages([whole.id], scope(tenant), signal);
      assert.ok(found);
      const { score, ...rest } = found;
      const { vector: _, ...expected } = whole;
      assert.equal(score, 0);
      assert.deepEqual({ ...rest, updatedAt: new Date(rest.updatedAt).toISOString() }, expected);
    });
  });
}

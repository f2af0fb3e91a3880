import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { EmbeddingModel } from '../../shared/ports/embedding-model.ts';

const { signal } = new AbortController();

function similarity(a: readonly number[] = [], b: readonly number[] = []): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
}

/** What every EmbeddingModel does. */
export function embeddingModelContract(open: () => EmbeddingModel): void {
  describe('an embedding model', () => {
    it('gives one vector of unit length and its dimensions for each text, in order', async () => {
      const model = open();
      const texts = ['annual leave', 'a parking permit', 'annual leave'];
      const vectors = await model.embed(texts, signal);
      assert.equal(vectors.length, 3);
      for (const vector of vectors) {
        assert.equal(vector.length, model.dimensions);
        assert.ok(Math.abs(Math.hypot(...vector) - 1) < 1e-3);
      }
      assert.deepEqual(vectors[0], vectors[2]);
      assert.ok(similarity(vectors[0], vectors[1]) < 0.99);
    });

    it('puts texts of one subject nearer than others', async () => {
      const [asked, near, far] = await open().embed(
        [
          'how many days of annual leave',
          'staff get 28 days of annual leave',
          'the server room is cold',
        ],
        signal,
      );
      assert.ok(similarity(asked, near) > similarity(asked, far));
    });

    it('gives nothing for nothing', async () => {
      assert.deepEqual(await open().embed([], signal), []);
    });

    it('names its dimensions in its id or has an id of its own', () => {
      assert.ok(open().id.includes(String(open().dimensions)));
    });
  });
}

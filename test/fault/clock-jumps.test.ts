import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryPorts, runUntil, store } from '../shared/ingest/support.ts';
import { Random } from '../support/random.ts';

const hourMs = 3_600_000;

test('A clock that jumps by hours at every look leaves each version indexed, and only the last', async () => {
  const random = new Random(5);
  for (let round = 0; round < 20; round += 1) {
    const ports = memoryPorts();
    const start = Date.UTC(2026, 0, 1);
    ports.clock.now = () => new Date(start + (random.below(48) - 24) * hourMs);
    for (const rules of ['Staff keep the rules.', 'Staff know the new rules.', 'No rules.']) {
      const stored = await store(ports, 'local/rules.md', `# Rules\n\n${rules}`);
      const { documentId, version } = await runUntil('published', stored, ports);
      const record = await ports.documents.get('local', documentId);
      assert.deepEqual([record?.status, record?.version], ['indexed', version]);
      assert.equal(await ports.searchIndex.countChunks('local', documentId, {}), 1);
    }
  }
});

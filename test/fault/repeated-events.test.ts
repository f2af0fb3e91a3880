import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { startTemporaryStack, type TemporaryStack } from '../../tools/support/temporary-stack.ts';
import { DocumentContainer } from '../support/document-container.ts';
import { appWithLevers, pullLever } from '../support/pull-lever.ts';
import { Random } from '../support/random.ts';
import { setFaults } from '../support/set-faults.ts';

const documents = 6;
const repeats = 10;

describe('created-events that come again and late', () => {
  let stack: TemporaryStack;
  const registered: string[] = [];
  before(async () => {
    stack = await startTemporaryStack({
      entry: appWithLevers,
      settings: { EMBEDDING_BATCH: '2', CHUNK_TOKENS: '64', CHUNK_OVERLAP_TOKENS: '0' },
      log(entry) {
        if (entry.kind === 'invocation' && entry.function === 'register-document') {
          registered.push(entry.invocationId);
        }
      },
    });
  });
  after(() => stack.close());

  it('are one run of each version, whenever they come', async () => {
    const random = new Random(20_261_122);
    const container = new DocumentContainer(stack.services);
    await setFaults(stack.services.settings.MODEL_ENDPOINT, [
      { match: '/embeddings', latencyMs: 100 },
    ]);
    const names = Array.from({ length: documents }, (_, at) => `local/rooms/${at}.md`);
    const outcomes: string[] = [];
    await Promise.all(
      names.map(async (name) => {
        const text = `${name} has many chairs, and a lamp. `.repeat(60);
        const dropped = container.drop(name, `# ${name}\n\n${text}`);
        for (let repeat = 0; repeat < repeats; repeat += 1) {
          await delay(random.below(400));
          outcomes.push(await pullLever(stack.url, 'events', name));
        }
        await dropped;
        // Late: the work is long done.
        outcomes.push(await pullLever(stack.url, 'events', name));
      }),
    );
    assert.equal(registered.length, documents, 'each document was begun once');
    for (const name of names) {
      const record = await container.record(name.replace('local/', ''));
      assert.ok(record);
      assert.equal(record.status, 'indexed');
      assert.equal(record.attempts, 1);
      await container.assertOnlyVersion(record);
    }
    const counted = (outcome: string) => outcomes.filter((one) => one === outcome).length;
    assert.ok(counted('started') <= documents);
    assert.ok(counted('already-known') >= documents * repeats - documents);
  });
});

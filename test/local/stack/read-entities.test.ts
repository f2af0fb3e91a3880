import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readEntities } from '../../../local/stack/read-entities.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const root = join(import.meta.dirname, '..', '..', '..');

describe('readEntities', () => {
  it('reads the entities of the product', () => {
    const { queues, topics } = readEntities(join(root, 'infra', 'service-bus.json'));
    const [commands] = queues;
    assert.equal(commands?.name, 'ingestion-commands');
    assert.equal(commands.maxDeliveryCount, 5);
    assert.equal(commands.duplicateWindowMs, 600_000);
    assert.equal(commands.lockMs, 60_000);
    assert.equal(commands.deadLettersOnExpiry, true);
    const [events] = topics;
    assert.equal(events?.name, 'document-events');
    assert.deepEqual(
      events.subscriptions.map(({ name }) => name),
      ['operations'],
    );
  });

  for (const [content, reason] of [
    ['{"queues":', /Unexpected end of JSON/],
    ['{"queues":[{"name":"a","properties":{"lockDuration":"1m"}}]}', /“1m” is not an ISO 8601/],
  ] as const) {
    it(`names the file, and what is wrong: ${content}`, (t) => {
      const file = join(temporaryFolder(t), 'entities.json');
      writeFileSync(file, content);
      assert.throws(
        () => readEntities(file),
        ({ name, message }: Error) => {
          assert.equal(name, 'LocalError');
          assert.ok(message.startsWith(`${file} is not usable: `));
          assert.match(message, reason);
          return true;
        },
      );
    });
  }

  it('says that the file is not there', (t) => {
    const file = join(temporaryFolder(t), 'none.json');
    assert.throws(() => readEntities(file), { name: 'LocalError', message: /none\.json.*ENOENT/ });
  });
});

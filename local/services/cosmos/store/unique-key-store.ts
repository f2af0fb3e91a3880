import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { conflict } from '../cosmos-error.ts';
import { valueAt, type JsonObject } from '../json.ts';
import { splitPath } from '../partition-key.ts';
import { LIVE } from '../ttl.ts';
import type { Container } from './container-store.ts';
import { integer } from './row.ts';

/** Holds the values that a container's unique key policy allows once per partition. */
export class UniqueKeyStore {
  readonly #now: () => number;
  readonly #release: StatementSync;
  readonly #owner: StatementSync;
  readonly #deleteItem: StatementSync;
  readonly #claim: StatementSync;

  /** @param now the time in milliseconds. */
  constructor(database: DatabaseSync, now: () => number) {
    this.#now = now;
    this.#release = database.prepare('DELETE FROM unique_values WHERE item = :item');
    this.#owner = database.prepare(
      `SELECT number, ${LIVE} AS live
       FROM unique_values JOIN items ON items.number = unique_values.item
       WHERE unique_values.container = :container AND unique_values.partition = :partition
         AND value = :value`,
    );
    this.#deleteItem = database.prepare('DELETE FROM items WHERE number = :item');
    this.#claim = database.prepare(
      `INSERT INTO unique_values (container, partition, value, item)
       VALUES (:container, :partition, :value, :item)`,
    );
  }

  /**
   * Claims the unique values of an item that was just written, and gives up its former ones.
   * @throws CosmosError 409 when another item of the partition has one of them.
   */
  claim(container: Container, partition: string, item: JsonObject, number: number): void {
    const policy = container.definition.uniqueKeyPolicy;
    if (!policy) return;
    this.#release.run({ item: number });
    for (const { paths } of policy.uniqueKeys) {
      // A property that is not there counts as null, and null is as unique as any other value.
      const values = paths.map((path) => valueAt(item, splitPath(path)) ?? null);
      const key = {
        container: container.number,
        partition,
        value: JSON.stringify([paths, values]),
      };
      this.#makeFree(container, key);
      this.#claim.run({ ...key, item: number });
    }
  }

  /** An expired owner goes, with its claims; a living one keeps its value. */
  #makeFree(
    container: Container,
    key: { container: number; partition: string; value: string },
  ): void {
    const owner = this.#owner.get({
      ...key,
      now: Math.floor(this.#now() / 1000),
      defaultTtl: container.definition.defaultTtl ?? null,
    });
    if (!owner) return;
    if (integer(owner, 'live') === 1) throw conflict('Unique index constraint violation.');
    this.#deleteItem.run({ item: integer(owner, 'number') });
  }
}

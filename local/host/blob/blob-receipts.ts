import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** One version of a blob as a listing shows it. */
export interface BlobVersion {
  readonly name: string;
  readonly etag: string;
}

/** A blob that a function failed on as often as host.json allows. */
export interface PoisonBlob extends BlobVersion {
  readonly function: string;
  readonly container: string;
  readonly attempts: number;
  readonly error: string;
  /** Milliseconds since the Unix epoch. */
  readonly time: number;
}

/**
 * Remembers which version of each blob a function has dealt with. Only what the function itself
 * failed on counts as an attempt: stopping or killing the host never turns a blob poison.
 */
export class BlobReceipts {
  readonly #database: DatabaseSync;
  readonly #key: readonly [functionName: string, container: string];
  readonly #find: StatementSync;
  readonly #unfinished: StatementSync;
  readonly #notice: StatementSync;
  readonly #succeed: StatementSync;
  readonly #countFailure: StatementSync;
  readonly #finish: StatementSync;
  readonly #insertPoison: StatementSync;
  readonly #all: StatementSync;
  readonly #forget: StatementSync;

  constructor(database: DatabaseSync, functionName: string, container: string) {
    this.#database = database;
    this.#key = [functionName, container];
    this.#find = database.prepare(
      'SELECT etag, state, attempts, due_at FROM blob_receipts WHERE function = ? AND container = ? AND name = ?',
    );
    this.#unfinished = database.prepare(
      `SELECT 1 FROM blob_receipts WHERE function = ? AND container = ? AND state = 'pending' LIMIT 1`,
    );
    this.#notice = database.prepare(
      `INSERT INTO blob_receipts (function, container, name, etag, state, attempts, due_at)
       VALUES (?, ?, ?, ?, 'pending', 0, 0)
       ON CONFLICT DO UPDATE SET etag = excluded.etag, state = 'pending', attempts = 0, due_at = 0
       WHERE etag <> excluded.etag`,
    );
    this.#succeed = database.prepare(
      `INSERT OR REPLACE INTO blob_receipts (function, container, name, etag, state, attempts, due_at)
       VALUES (?, ?, ?, ?, 'done', 0, 0)`,
    );
    this.#countFailure = database.prepare(
      `INSERT INTO blob_receipts (function, container, name, etag, state, attempts, due_at)
       VALUES (?, ?, ?, ?, 'pending', 1, 0)
       ON CONFLICT DO UPDATE SET
         attempts = CASE WHEN etag = excluded.etag THEN attempts + 1 ELSE 1 END,
         etag = excluded.etag, state = 'pending', due_at = 0
       RETURNING attempts`,
    );
    this.#finish = database.prepare(
      `UPDATE blob_receipts SET state = ?, due_at = ?
       WHERE function = ? AND container = ? AND name = ? AND etag = ?`,
    );
    this.#insertPoison = database.prepare(
      `INSERT INTO poison_blobs (function, container, name, etag, attempts, error, time)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#all = database.prepare(
      'SELECT name, etag FROM blob_receipts WHERE function = ? AND container = ?',
    );
    this.#forget = database.prepare(
      'DELETE FROM blob_receipts WHERE function = ? AND container = ? AND name = ?',
    );
  }

  /** False once the host has closed its store; what ends later is forgotten and comes again. */
  get isOpen(): boolean {
    return this.#database.isOpen;
  }

  /** @returns whether this version still has to be given to the function at `now`. */
  isDue(blob: BlobVersion, now: number): boolean {
    const receipt = this.#find.get(...this.#key, blob.name);
    if (receipt?.etag !== blob.etag) return true;
    return receipt.state === 'pending' && Number(receipt.due_at) <= now;
  }

  /** Whether the function still has to deal with a version that was noticed, now or later. */
  hasUnfinished(): boolean {
    return this.#unfinished.get(...this.#key) !== undefined;
  }

  isNoted({ name, etag }: BlobVersion): boolean {
    return this.#find.get(...this.#key, name)?.etag === etag;
  }

  /** Notes a version that is to be given to the function; what is known of it stays. */
  notice(blob: BlobVersion): void {
    this.#notice.run(...this.#key, blob.name, blob.etag);
  }

  succeed(blob: BlobVersion): void {
    this.#succeed.run(...this.#key, blob.name, blob.etag);
  }

  /** @returns how often the function has failed on this version. */
  countFailure(blob: BlobVersion): number {
    return Number(this.#countFailure.get(...this.#key, blob.name, blob.etag)?.attempts);
  }

  /** @param dueAt milliseconds since the Unix epoch. */
  retryAt(blob: BlobVersion, dueAt: number): void {
    this.#finish.run('pending', dueAt, ...this.#key, blob.name, blob.etag);
  }

  poison(blob: BlobVersion, attempts: number, error: string, time: number): void {
    this.#finish.run('poison', 0, ...this.#key, blob.name, blob.etag);
    this.#insertPoison.run(...this.#key, blob.name, blob.etag, attempts, error, time);
  }

  /** @returns the blobs that were seen before and whose names are not among `present`. */
  missingFrom(present: ReadonlySet<string>): BlobVersion[] {
    return this.#all
      .all(...this.#key)
      .map((row) => ({ name: String(row.name), etag: String(row.etag) }))
      .filter(({ name }) => !present.has(name));
  }

  /** A blob that comes back under a forgotten name counts as new. */
  forget(name: string): void {
    this.#forget.run(...this.#key, name);
  }
}

/** @returns every poison blob on record, oldest first. */
export function listPoisonBlobs(database: DatabaseSync): PoisonBlob[] {
  return database
    .prepare(
      'SELECT function, container, name, etag, attempts, error, time FROM poison_blobs ORDER BY id',
    )
    .all()
    .map((row) => ({
      function: String(row.function),
      container: String(row.container),
      name: String(row.name),
      etag: String(row.etag),
      attempts: Number(row.attempts),
      error: String(row.error),
      time: Number(row.time),
    }));
}

import type { DatabaseSync } from 'node:sqlite';
import { openStoreFile } from '../open-store-file.ts';
import type { DocumentVectors, StoredDocument } from './documents/stored-document.ts';

const SCHEMA = `
  CREATE TABLE indexes (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    definition TEXT NOT NULL
  ) STRICT;
  CREATE TABLE documents (
    index_id INTEGER NOT NULL,
    key TEXT NOT NULL,
    body TEXT NOT NULL,
    analyzed TEXT NOT NULL,
    PRIMARY KEY (index_id, key)
  ) STRICT;
  CREATE TABLE vectors (
    index_id INTEGER NOT NULL,
    key TEXT NOT NULL,
    field TEXT NOT NULL,
    vector BLOB NOT NULL,
    PRIMARY KEY (index_id, key, field)
  ) STRICT;
`;

const FILE = { service: 'AI Search', name: 'ai-search.db', version: 2, schema: SCHEMA };

/** A document as it is kept. */
export interface StoredRow {
  readonly key: string;
  readonly document: StoredDocument;
  /** Its searchable fields, analysed and encoded. */
  readonly analyzed: string;
}

/**
 * Indexes and documents on disk, so that memory can be rebuilt. Write-ahead logging lets a committed batch survive
 * the process being killed at any moment.
 */
export class SearchStore {
  readonly #database: DatabaseSync;
  readonly #statements;

  /**
   * @param directory is created when missing; without one nothing outlives the process.
   * @throws Error naming the file and the remedy when it cannot be opened or was written by another version.
   */
  constructor(directory: string | undefined) {
    this.#database = openStoreFile(directory, FILE);
    const prepare = (sql: string) => this.#database.prepare(sql);
    this.#statements = {
      begin: prepare('BEGIN IMMEDIATE'),
      commit: prepare('COMMIT'),
      rollback: prepare('ROLLBACK'),
      indexes: prepare('SELECT name, definition FROM indexes ORDER BY id'),
      putIndex: prepare(
        'INSERT INTO indexes (name, definition) VALUES (?, ?) ' +
          'ON CONFLICT (name) DO UPDATE SET definition = excluded.definition',
      ),
      deleteIndex: prepare('DELETE FROM indexes WHERE name = ?'),
      documents: prepare(
        'SELECT key, body, analyzed FROM documents WHERE index_id = (SELECT id FROM indexes WHERE name = ?) ORDER BY rowid',
      ),
      vectors: prepare(
        'SELECT key, field, vector FROM vectors WHERE index_id = (SELECT id FROM indexes WHERE name = ?)',
      ),
      vectorsOf: prepare(
        'SELECT field, vector FROM vectors WHERE index_id = (SELECT id FROM indexes WHERE name = ?) AND key = ?',
      ),
      documentBytes: prepare(
        'SELECT sum(length(body)) AS bytes FROM documents WHERE index_id = (SELECT id FROM indexes WHERE name = ?)',
      ),
      putDocument: prepare(
        'INSERT INTO documents (index_id, key, body, analyzed) SELECT id, ?, ?, ? FROM indexes WHERE name = ? ' +
          'ON CONFLICT (index_id, key) DO UPDATE SET body = excluded.body, analyzed = excluded.analyzed',
      ),
      putVector: prepare(
        'INSERT INTO vectors (index_id, key, field, vector) SELECT id, ?, ?, ? FROM indexes WHERE name = ?',
      ),
      deleteDocument: prepare(
        'DELETE FROM documents WHERE index_id = (SELECT id FROM indexes WHERE name = ?) AND key = ?',
      ),
      deleteVectors: prepare(
        'DELETE FROM vectors WHERE index_id = (SELECT id FROM indexes WHERE name = ?) AND key = ?',
      ),
    };
  }

  /** Runs `work` so that either all of its writes last or none. */
  transaction<T>(work: () => T): T {
    this.#statements.begin.run();
    try {
      const result = work();
      this.#statements.commit.run();
      return result;
    } catch (error) {
      this.#statements.rollback.run();
      throw error;
    }
  }

  /** JSON of the definitions, oldest index first. */
  readDefinitions(): unknown[] {
    return this.#statements.indexes
      .all()
      .map(({ definition }): unknown => JSON.parse(String(definition)));
  }

  writeDefinition(name: string, definition: unknown): void {
    this.#statements.putIndex.run(name, JSON.stringify(definition));
  }

  /** Deletes an index and all its documents. */
  deleteIndex(name: string): void {
    this.transaction(() => {
      for (const table of ['documents', 'vectors']) {
        this.#database
          .prepare(`DELETE FROM ${table} WHERE index_id = (SELECT id FROM indexes WHERE name = ?)`)
          .run(name);
      }
      this.#statements.deleteIndex.run(name);
    });
  }

  *readDocuments(index: string): Generator<StoredRow> {
    for (const { key, body, analyzed } of this.#statements.documents.iterate(index)) {
      yield {
        key: String(key),
        document: JSON.parse(String(body)) as StoredDocument,
        analyzed: String(analyzed),
      };
    }
  }

  *readVectors(index: string): Generator<{ key: string; field: string; vector: Float32Array }> {
    for (const { key, field, vector } of this.#statements.vectors.iterate(index)) {
      yield { key: String(key), field: String(field), vector: toVector(vector) };
    }
  }

  readVectorsOf(index: string, key: string): Map<string, Float32Array> {
    return new Map(
      this.#statements.vectorsOf
        .all(index, key)
        .map(({ field, vector }) => [String(field), toVector(vector)]),
    );
  }

  /** Size of an index's documents as JSON, without vectors, in characters. */
  documentBytes(index: string): number {
    return Number(this.#statements.documentBytes.get(index)?.bytes ?? 0);
  }

  /** Adds or replaces a document with all its vectors. */
  writeDocument(
    index: string,
    { key, document, analyzed }: StoredRow,
    vectors: DocumentVectors,
  ): void {
    this.#statements.putDocument.run(key, JSON.stringify(document), analyzed, index);
    this.#statements.deleteVectors.run(index, key);
    for (const [field, vector] of vectors) {
      const bytes = new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength);
      this.#statements.putVector.run(key, field, bytes, index);
    }
  }

  deleteDocument(index: string, key: string): void {
    this.#statements.deleteDocument.run(index, key);
    this.#statements.deleteVectors.run(index, key);
  }

  close(): void {
    this.#database.close();
  }
}

/** Copies a blob, whose bytes need not be aligned, into numbers. */
function toVector(blob: unknown): Float32Array {
  if (!(blob instanceof Uint8Array)) throw new TypeError('The stored vector is not a blob.');
  return new Float32Array(Uint8Array.from(blob).buffer);
}

import type { FieldDefinition } from '../definition/field-definition.ts';
import type { IndexDefinition } from '../definition/index-definition.ts';
import type { DocumentVectors, StoredDocument } from '../documents/stored-document.ts';
import { analyzeText, type AnalyzedText } from './analysis/analyzed-text.ts';
import { analyzerNamed, DEFAULT_ANALYZER } from './analysis/analyzers.ts';
import { columnValues } from './column-values.ts';
import type { Column } from './columns/column.ts';
import { createColumn } from './columns/create-column.ts';
import type { Compaction } from './compaction.ts';
import { DocumentTable } from './document-table.ts';
import type { SlotSet } from './slot-set.ts';
import { TextField } from './text-field.ts';
import { textOf } from './text-of.ts';
import { VectorField } from './vectors/vector-field.ts';

/** Deleted documents are reclaimed when there are this many, and they are this share of all slots. */
const COMPACTION_MINIMUM = 1024;
const COMPACTION_SHARE = 0.25;

/** The analysed searchable fields of a document, by name. */
export type AnalyzedDocument = ReadonlyMap<string, AnalyzedText>;

/**
 * An index in memory: documents in slots, and for each field the structures its attributes call for.
 * A changed document takes a new slot; the old one is only masked, and reclaimed later in one sweep.
 */
export class SearchIndex {
  #definition: IndexDefinition;
  readonly #documents = new DocumentTable();
  readonly #textFields = new Map<string, TextField>();
  readonly #vectorFields = new Map<string, VectorField>();
  readonly #columns = new Map<string, Column>();

  constructor(definition: IndexDefinition) {
    this.#definition = definition;
    definition.fields.forEach((field) => this.#addField(field));
  }

  get definition(): IndexDefinition {
    return this.#definition;
  }

  /** Takes over a definition that has passed `checkIndexUpdate`: existing fields are the same, some may be new. */
  updateDefinition(definition: IndexDefinition): void {
    const known = new Set(this.#definition.fields.map(({ name }) => name));
    this.#definition = definition;
    definition.fields
      .filter(({ name }) => !known.has(name))
      .forEach((field) => this.#addField(field));
  }

  /** Number of documents. */
  get size(): number {
    return this.#documents.size;
  }

  /** Slots ever used; every slot is below it. */
  get capacity(): number {
    return this.#documents.capacity;
  }

  /** The slots that hold a document. Not to be changed by callers. */
  get live(): SlotSet {
    return this.#documents.live;
  }

  get(key: string): StoredDocument | undefined {
    return this.#documents.get(key);
  }

  at(slot: number): StoredDocument {
    return this.#documents.at(slot);
  }

  textField(name: string): TextField | undefined {
    return this.#textFields.get(name);
  }

  get textFieldNames(): string[] {
    return [...this.#textFields.keys()];
  }

  vectorField(name: string): VectorField | undefined {
    return this.#vectorFields.get(name);
  }

  column(name: string): Column | undefined {
    return this.#columns.get(name);
  }

  /**
   * Analyses the searchable fields of a document.
   * @param known fields that have been analysed before.
   */
  analyze(document: StoredDocument, known?: AnalyzedDocument): AnalyzedDocument {
    return new Map(
      [...this.#textFields].map(([name, { analyzer }]) => [
        name,
        known?.get(name) ?? analyzeText(analyzer, textOf(document[name])),
      ]),
    );
  }

  /**
   * Adds a document, or replaces the one with the same key.
   * @param analyzed what {@link analyze} makes of the document.
   */
  put(
    key: string,
    document: StoredDocument,
    vectors: DocumentVectors,
    analyzed: AnalyzedDocument = this.analyze(document),
  ): void {
    this.delete(key);
    const slot = this.#documents.add(key, document);
    for (const field of this.#definition.fields) {
      const value = document[field.name];
      this.#columns.get(field.name)?.add(slot, columnValues(field, value));
      const text = analyzed.get(field.name);
      if (text) this.#textFields.get(field.name)?.add(slot, text);
      const vector = vectors.get(field.name);
      if (vector) this.#vectorFields.get(field.name)?.set(slot, vector);
    }
  }

  /** Sets one vector of a document that is there already. */
  putVector(key: string, fieldName: string, vector: Float32Array): void {
    const slot = this.#documents.slotOf(key);
    if (slot !== undefined) this.#vectorFields.get(fieldName)?.set(slot, vector);
  }

  delete(key: string): void {
    const slot = this.#documents.slotOf(key);
    if (slot === undefined) return;
    for (const [name, text] of this.analyze(this.#documents.at(slot))) {
      this.#textFields.get(name)?.remove(text);
    }
    this.#documents.remove(key);
    const deleted = this.#documents.capacity - this.#documents.size;
    if (deleted >= COMPACTION_MINIMUM && deleted >= COMPACTION_SHARE * this.#documents.capacity) {
      this.#compact(this.#documents.compact());
    }
  }

  #compact(compaction: Compaction): void {
    for (const structures of [this.#textFields, this.#vectorFields, this.#columns]) {
      for (const structure of structures.values()) structure.compact(compaction);
    }
  }

  #addField(field: FieldDefinition): void {
    const { name, dimensions } = field;
    if (dimensions !== null) {
      this.#vectorFields.set(name, new VectorField(dimensions));
      return;
    }
    if (field.searchable) {
      const analyzer = analyzerNamed(field.analyzer ?? DEFAULT_ANALYZER);
      this.#textFields.set(name, new TextField(analyzer, this.#definition.bm25));
    }
    if (field.filterable || field.facetable || field.sortable) {
      this.#columns.set(name, createColumn(field.type));
    }
  }
}

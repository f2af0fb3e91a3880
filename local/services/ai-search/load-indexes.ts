import { parseIndexDefinition } from './definition/index-definition.ts';
import { decodeAnalyzedDocument } from './engine/analyzed-document-codec.ts';
import { SearchIndex } from './engine/search-index.ts';
import type { HostedIndex } from './hosted-index.ts';
import type { SearchStore } from './store.ts';

const NO_VECTORS = new Map<string, Float32Array>();

/** Rebuilds every index in memory from the store. */
export function loadIndexes(store: SearchStore): Map<string, HostedIndex> {
  const indexes = new Map<string, HostedIndex>();
  for (const stored of store.readDefinitions()) {
    const definition = parseIndexDefinition(stored);
    const engine = new SearchIndex(definition);
    for (const { key, document, analyzed } of store.readDocuments(definition.name)) {
      const known = decodeAnalyzedDocument(engine, analyzed);
      engine.put(key, document, NO_VECTORS, engine.analyze(document, known));
    }
    for (const { key, field, vector } of store.readVectors(definition.name)) {
      engine.putVector(key, field, vector);
    }
    indexes.set(definition.name, { engine, representation: stored as Record<string, unknown> });
  }
  return indexes;
}

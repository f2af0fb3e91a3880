import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../support/temporary-stack.ts';
import type { Dataset } from '../dataset/dataset.ts';

/** What figures come from: the product, its local stand-ins, this tool. */
const sources = ['shared/**/*.ts', 'functions/*.ts', 'local/**/*.ts', 'tools/eval/**/*.ts'];

/**
 * Stands for everything that a run's figures depend on: code, questions, documents, options. Two runs with the same one may
 * share results.
 */
export function fingerprint(dataset: Dataset, options: unknown): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([dataset, options]));
  const files = sources.flatMap((pattern) => globSync(pattern, { cwd: root })).sort();
  const documents = dataset.kind === 'documents' ? dataset.files : [];
  for (const file of [...files.map((path) => join(root, path)), ...documents]) {
    hash.update(file).update(readFileSync(file));
  }
  return hash.digest('hex');
}

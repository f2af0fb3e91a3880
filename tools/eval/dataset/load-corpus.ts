import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as z from 'zod';
import type { CorpusDataset } from './dataset.ts';
import { loadQrels } from './load-qrels.ts';
import { DatasetError, readJsonLines } from './read-lines.ts';

const documentSchema = z.object({
  _id: z.string().min(1),
  title: z.string().default(''),
  text: z.string(),
});
const querySchema = z.object({ _id: z.string().min(1), text: z.string().trim().min(1) });

/** Where collections keep their judgements; the test split where there are several. */
const qrelsFiles = ['qrels.tsv', join('qrels', 'test.tsv'), 'qrels.test.tsv'];

export function hasCorpus(_folder: string, files: readonly string[]): boolean {
  return files.includes('corpus.jsonl') && files.includes('queries.jsonl');
}

/**
 * Reads a retrieval collection in the shape that BEIR (Thakur et al., 2021) made common: `corpus.jsonl` (`_id`, `title`,
 * `text`), `queries.jsonl` (`_id`, `text`) and judgements. Queries without a relevant document are left out.
 */
export function loadCorpus(folder: string): CorpusDataset {
  const qrelsFile = qrelsFiles.map((name) => join(folder, name)).find((path) => existsSync(path));
  if (qrelsFile === undefined) {
    throw new DatasetError(`${folder} has no judgements: expected ${qrelsFiles.join(' or ')}.`);
  }
  const qrels = loadQrels(qrelsFile);
  const corpus = readJsonLines(join(folder, 'corpus.jsonl'), documentSchema).map(
    ({ _id: id, title, text }) => ({ id, title, text }),
  );
  refuseRepeated(
    join(folder, 'corpus.jsonl'),
    corpus.map(({ id }) => id),
  );
  const queries = readJsonLines(join(folder, 'queries.jsonl'), querySchema);
  refuseRepeated(
    join(folder, 'queries.jsonl'),
    queries.map(({ _id }) => _id),
  );
  const questions = queries.flatMap(({ _id: id, text: question }) => {
    const judgements = qrels.get(id) ?? [];
    const isJudged = judgements.some(({ grade }) => grade > 0);
    return isJudged ? [{ id, question, judgements, unanswerable: false }] : [];
  });
  if (questions.length === 0) throw new DatasetError(`${qrelsFile} judges none of the queries.`);
  return { kind: 'corpus', name: basename(folder), folder, corpus, questions };
}

function refuseRepeated(path: string, ids: readonly string[]): void {
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) throw new DatasetError(`${path} has the id “${id}” twice.`);
    seen.add(id);
  }
}

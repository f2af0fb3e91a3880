import { basename } from 'node:path';
import { searchResponse } from '../../../shared/http/schemas/question-schemas.ts';
import { ApiClient } from '../../support/api-client.ts';
import type { CorpusDataset, DocumentsDataset } from '../dataset/dataset.ts';
import { nameOfCorpusPath } from './index-corpus.ts';
import { putIn, type PutIn } from './put-in.ts';
import { openModel } from './open-model.ts';
import type { RetrievalRun, Subject } from './subject.ts';

/** The most that one search gives. */
const deepest = 50;

/**
 * A running app, asked over its API: searches are one stage, `search`. Its documents are taken to be there, unless `upload`
 * asks to put them in. Answers are judged by the model of the shell's settings, or the local one.
 */
export async function openTarget(
  dataset: CorpusDataset | DocumentsDataset,
  url: string,
  {
    chosen,
    upload,
  }: { readonly chosen: Readonly<Record<string, string>>; readonly upload: boolean },
): Promise<Subject> {
  const api = new ApiClient(url);
  const counts: Partial<PutIn> =
    upload && dataset.kind === 'documents' ? await putIn(api, dataset.files) : {};
  const model = await openModel(chosen);
  const nameOf = (path: string) =>
    dataset.kind === 'corpus' ? nameOfCorpusPath(path) : basename(path);
  return {
    ...counts,
    settings: { target: api.url },
    retrieve: (question) => search(api, question, nameOf),
    ask: (message, sessionId) => api.ask(message, sessionId),
    ...(model.judgeModel && { judgeModel: model.judgeModel }),
    nameOf,
    close: model.close,
  };
}

async function search(
  api: ApiClient,
  query: string,
  nameOf: (path: string) => string,
): Promise<RetrievalRun> {
  const began = performance.now();
  const response = await api.fetch('/api/search', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, top: deepest }),
  });
  const { items, degraded = [] } = searchResponse.parse(await response.json());
  const passages = items.map(({ chunkId, path, pageFrom, pageTo, content }) => ({
    document: nameOf(path),
    chunkId,
    pageFrom,
    pageTo,
    content,
  }));
  const milliseconds = performance.now() - began;
  return { stages: [{ stage: 'search', passages, milliseconds, isSelection: false }], degraded };
}

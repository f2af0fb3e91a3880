import process from 'node:process';
import { assembleSources } from '../../../shared/answer/assemble/assemble-sources.ts';
import { findPassages } from '../../../shared/answer/find-passages.ts';
import { loadSourceCounter } from '../../../shared/answer/load-source-counter.ts';
import type { SearchScope } from '../../../shared/ports/search-index.ts';
import type { Services } from '../../../shared/services.ts';
import { percentile } from '../../support/statistics.ts';
import { figure, type Figure } from '../figure.ts';
import { tenantId, uploadGenerated } from './generated-chunks.ts';
import { startIndexServices, type IndexServices } from './index-services.ts';
import { ownPart } from './own-part.ts';
import { sourcesWanted } from './sources-wanted.ts';

const scope: SearchScope = {
  principal: { tenantId, userId: 'bench', groups: [] },
  filters: {},
};
const { signal } = new AbortController();
/** Questions asked before time is taken: compiled code and kept-alive connections are the usual case. */
const warmUp = 30;

/** Fills an index with generated chunks and asks it, as an answer's sources are found. */
export async function retrieval(chunks: number): Promise<Figure[]> {
  const index = await startIndexServices();
  try {
    const { searchIndex, settings } = index.services;
    await searchIndex.ensure(signal);
    const began = performance.now();
    const dimensions = settings.EMBEDDING_DIMENSIONS;
    const questions = await uploadGenerated(searchIndex, chunks, dimensions, signal);
    const seconds = (performance.now() - began) / 1000;
    const { memory } = await index.spent();
    return [
      figure(`making and indexing ${chunks} chunks`, chunks / seconds, 'chunks/s'),
      figure(`memory of the index and the model, ${chunks} chunks`, memory, 'MB'),
      ...(await throughService(index, questions, chunks)),
      ...(await ownPart(index.services, questions, scope, signal)),
    ];
  } finally {
    await index.close();
  }
}

/** Hybrid retrieval, reranking and assembly, through the SDK and the local service. */
async function throughService(
  { services, spent }: IndexServices,
  questions: readonly string[],
  chunks: number,
): Promise<Figure[]> {
  for (const question of questions.slice(0, warmUp)) await sourcesFor(question, services);
  const times: number[] = [];
  const [service, own] = [await spent(), process.cpuUsage()];
  for (const question of questions) {
    const start = performance.now();
    await sourcesFor(question, services);
    times.push(performance.now() - start);
  }
  const { user, system } = process.cpuUsage(own);
  const serviceCpu = (await spent()).cpu - service.cpu;
  const each = (milliseconds: number) => milliseconds / questions.length;
  const over = `over ${chunks} chunks`;
  return [
    figure(`retrieve, rerank and assemble ${over}, p50`, percentile(times, 0.5), 'ms', '≤ 60'),
    figure(`retrieve, rerank and assemble ${over}, p95`, percentile(times, 0.95), 'ms'),
    figure(`processor time of the services ${over}`, each(serviceCpu), 'ms'),
    figure(`processor time of the app ${over}`, each((user + system) / 1000), 'ms'),
  ];
}

const log = { warn: refuse };

async function sourcesFor(question: string, services: Services): Promise<void> {
  const { passages } = await findPassages({ question }, scope, { ...services, log }, signal);
  const wanted = sourcesWanted(question, services.settings);
  const found = assembleSources(passages, wanted, await loadSourceCounter());
  if (found.length === 0) throw new Error(`“${question}” found nothing.`);
}

/** A search in which a side was away would measure nothing. */
function refuse(what: string, cause: unknown): never {
  throw new Error(what, { cause });
}

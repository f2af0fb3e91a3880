import process from 'node:process';
import { assembleSources } from '../../../shared/answer/assemble/assemble-sources.ts';
import { loadSourceCounter } from '../../../shared/answer/load-source-counter.ts';
import { fuseRankings } from '../../../shared/answer/retrieval/fuse.ts';
import { fusedTop, perSide } from '../../../shared/answer/retrieval/retrieval.ts';
import type { RetrievedChunk } from '../../../shared/domain/chunk.ts';
import type { SearchScope } from '../../../shared/ports/search-index.ts';
import type { Services } from '../../../shared/services.ts';
import { median } from '../../support/statistics.ts';
import { figure, type Figure } from '../figure.ts';
import { sourcesWanted } from './sources-wanted.ts';

interface Sides {
  readonly question: string;
  readonly rankings: readonly (readonly RetrievedChunk[])[];
}

/** Questions that are enough to tell how assembly grows. */
const few = 20;
const fusion = { k: 60, top: fusedTop };

/** Our own code without the service: fusing two lists of 100, reranking 50, assembling the sources. */
export async function ownPart(
  { searchIndex, embeddingModel, reranker, settings }: Services,
  questions: readonly string[],
  scope: SearchScope,
  signal: AbortSignal,
): Promise<Figure[]> {
  const countTokens = await loadSourceCounter();
  const asked: Sides[] = [];
  for (const question of questions) {
    const [vector = []] = await embeddingModel.embed([question], signal);
    const keyword = await searchIndex.keywordSearch(question, perSide, scope, signal);
    const meant = await searchIndex.vectorSearch(vector, perSide, scope, signal);
    asked.push({ question, rankings: [keyword, meant] });
  }
  const times: number[] = [];
  const began = process.cpuUsage();
  for (const { question, rankings } of asked) {
    const start = performance.now();
    const fused = fuseRankings(rankings, fusion);
    const { passages } = await reranker.rerank(question, fused, signal);
    assembleSources(passages, sourcesWanted(question, settings), countTokens);
    times.push(performance.now() - start);
  }
  const { user, system } = process.cpuUsage(began);
  const cpu = (user + system) / 1000 / asked.length;
  return [
    figure('fuse, rerank and assemble, own code p50', median(times), 'ms', '≤ 8'),
    figure('fuse, rerank and assemble, processor time', cpu, 'ms'),
    ...assembly(asked.slice(0, few), countTokens),
  ];
}

/** How the time of assembly grows with the candidates when all are wanted. */
function assembly(asked: readonly Sides[], countTokens: (text: string) => number): Figure[] {
  const timeFor = (count: number) =>
    median(
      asked.map(({ question, rankings }) => {
        const candidates = fuseRankings(rankings, { ...fusion, top: count });
        const start = performance.now();
        assembleSources(
          candidates,
          { question, sources: count, perDocument: count, tokens: Infinity },
          countTokens,
        );
        return (performance.now() - start) / candidates.length;
      }),
    );
  timeFor(fusedTop);
  const growth = timeFor(2 * fusedTop) / timeFor(fusedTop / 2);
  return [figure('assembly per candidate, 100 candidates to 25', growth, 'times', '≤ 1.5')];
}

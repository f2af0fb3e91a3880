import type { NumberedSource } from '../../../shared/answer/numbered-source.ts';
import type { RetrievedChunk } from '../../../shared/domain/chunk.ts';
import {
  assemble,
  isRelevant,
  rerank,
  retrieve,
  searchByMeaning,
  searchByWords,
  shownPassages,
  type EvalPorts,
} from '../product-steps.ts';
import type { FoundPassage, RetrievalRun, StageRun } from './subject.ts';

/** Steps of 0.01 between the thresholds that are tried. */
const thresholds = 100;

/**
 * Runs a question through the product's retrieval stage by stage, each on what the one before gave.
 * @param nameOf the judgements' name of a document by its path
 */
export async function retrieveInStages(
  question: string,
  ports: EvalPorts,
  nameOf: (path: string) => string,
  signal: AbortSignal,
): Promise<RetrievalRun> {
  const stages: StageRun[] = [];
  const stage = async <T>(
    name: string,
    run: () => Promise<T>,
    passagesOf: (value: T) => readonly RetrievedChunk[],
    isSelection = false,
  ): Promise<T> => {
    const began = performance.now();
    const value = await run();
    const milliseconds = performance.now() - began;
    const passages = passagesOf(value).map((chunk) => toFound(chunk, nameOf));
    stages.push({ stage: name, passages, milliseconds, isSelection });
    return value;
  };
  await stage('keyword', () => searchByWords(question, ports, signal), same);
  await stage('vector', () => searchByMeaning(question, ports, signal), same);
  const retrieval = await stage(
    'fusion',
    () => retrieve(question, ports, signal),
    ({ candidates }) => candidates,
  );
  const found = await stage(
    'rerank',
    () => rerank(question, retrieval, ports, signal),
    ({ passages }) => passages,
  );
  const sources = await stage(
    'assembly',
    () => assemble(question, found.passages, ports, signal),
    shownPassages,
    true,
  );
  return { stages, degraded: found.degraded, relevance: relevanceOf(question, sources) };
}

function same(chunks: readonly RetrievedChunk[]): readonly RetrievedChunk[] {
  return chunks;
}

function toFound(
  { id, path, pageFrom, pageTo, content }: RetrievedChunk,
  nameOf: (path: string) => string,
): FoundPassage {
  return { document: nameOf(path), chunkId: id, pageFrom, pageTo, content };
}

/** Found by halving: what is relevant at a threshold is so at every lower one. -0.01 when it is so at none. */
function relevanceOf(question: string, sources: readonly NumberedSource[]): number {
  let low = -1;
  let high = thresholds;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (isRelevant(question, sources, middle / thresholds)) low = middle;
    else high = middle - 1;
  }
  return low / thresholds;
}

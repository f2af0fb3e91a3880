import type { PackLimits } from '../../../shared/ingest/chunking/pack.ts';
import { meanCoverage, measureCoverage, type Coverage } from './coverage.ts';
import { indexTexts, type Found } from './retrieval.ts';
import type { SpanQuestion, SpanSet } from './span-set.ts';

/** What one way of cutting gives. */
export interface Comparison extends PackLimits {
  readonly passages: number;
  /** The best five passages, whatever their size. */
  readonly topFive: Coverage;
  /** As many of the best passages as a budget of tokens has room for: what sizes can fairly be compared by. */
  readonly inBudget: Coverage;
}

/** Tokens of passages given to a model in an answer, for `inBudget`. */
export const tokenBudget = 2560;
const topFive = 5;

/** Cuts the texts in one way and asks all questions. */
export async function compare(set: SpanSet, limits: PackLimits): Promise<Comparison> {
  const indexed = await indexTexts(set.texts, limits);
  try {
    const best: Coverage[] = [];
    const inBudget: Coverage[] = [];
    for (const question of set.questions) {
      const found = await indexed.find(question.question);
      best.push(coverageOf(question, found.slice(0, topFive)));
      inBudget.push(coverageOf(question, fill(found)));
    }
    return {
      ...limits,
      passages: indexed.passages,
      topFive: meanCoverage(best),
      inBudget: meanCoverage(inBudget),
    };
  } finally {
    await indexed.close();
  }
}

/** The best passages that fit into the budget together; the first that does not ends it. */
function fill(found: readonly Found[]): readonly Found[] {
  let tokens = 0;
  const over = found.findIndex((one) => (tokens += one.tokens) > tokenBudget);
  return over < 0 ? found : found.slice(0, over);
}

function coverageOf({ text, spans }: SpanQuestion, found: readonly Found[]): Coverage {
  const here = found.filter((one) => one.text === text);
  const elsewhere = found
    .filter((one) => one.text !== text)
    .reduce((sum, { start, end }) => sum + end - start, 0);
  return measureCoverage(spans, here, elsewhere);
}

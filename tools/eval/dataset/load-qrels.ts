import type { Judgement } from './dataset.ts';
import { lineError, readLines } from './read-lines.ts';

/**
 * Reads judgements: three columns `query-id`, `corpus-id`, `score` with that header (BEIR), or four columns query, iteration,
 * document, grade (TREC).
 * @returns the judgements by query. @throws DatasetError naming the line that is neither
 */
export function loadQrels(path: string): ReadonlyMap<string, readonly Judgement[]> {
  const qrels = new Map<string, Judgement[]>();
  for (const line of readLines(path)) {
    const columns = line.text.trim().split(/\s+/u);
    if (columns[0] === 'query-id') continue;
    const [query, document, score] =
      columns.length === 4 ? [columns[0], columns[2], columns[3]] : columns;
    const grade = Number(score);
    if (
      columns.length < 3 ||
      columns.length > 4 ||
      !query ||
      !document ||
      !Number.isInteger(grade)
    ) {
      throw lineError(
        path,
        line,
        'is not “query document grade” nor “query iteration document grade”',
      );
    }
    const judgements = qrels.get(query);
    // A negative grade is one that is worth nothing.
    const judgement = { document, grade: Math.max(0, grade) };
    if (judgements) judgements.push(judgement);
    else qrels.set(query, [judgement]);
  }
  return qrels;
}

import type { DatasetRun, PartSummary } from '../run/evaluation.ts';
import { alignColumns } from './align-columns.ts';
import { duration, figure } from './figure.ts';

/** A data set's figures as text: parts with the same metrics share a table. */
export function renderTables({ parts }: Pick<DatasetRun, 'parts'>): string {
  return groupByMetrics(parts).map(renderTable).join('\n\n');
}

/** Stages of one ranking measure the same; answers and judges have metrics of their own. */
export function groupByMetrics(parts: readonly PartSummary[]): PartSummary[][] {
  const groups = new Map<string, PartSummary[]>();
  for (const part of parts) {
    const names = Object.keys(part.metrics);
    if (names.length === 0) continue;
    const key = names.includes('nDCG@10') ? 'ranking' : names.join();
    const group = groups.get(key);
    if (group) group.push(part);
    else groups.set(key, [part]);
  }
  return [...groups.values()];
}

/** One part alone has room for its intervals; several stand side by side. */
function renderTable(parts: readonly PartSummary[]): string {
  const [only] = parts;
  if (parts.length === 1 && only) return renderPart(only);
  const names = [...new Set(parts.flatMap(({ metrics }) => Object.keys(metrics)))];
  return alignColumns([
    ['', ...parts.map(({ part }) => part)],
    ...names.map((name) => [name, ...parts.map(({ metrics }) => figure(metrics[name]?.mean))]),
    ['milliseconds', ...parts.map(({ milliseconds }) => duration(milliseconds?.median))],
    ['  p95', ...parts.map(({ milliseconds }) => duration(milliseconds?.p95))],
  ]);
}

function renderPart({ part, metrics, milliseconds }: PartSummary): string {
  const rows = Object.entries(metrics).map(([name, { mean, low, high, count }]) => [
    name,
    figure(mean),
    `${figure(low)} – ${figure(high)}`,
    `of ${count}`,
  ]);
  const times = milliseconds
    ? [['milliseconds', duration(milliseconds.median), `p95 ${duration(milliseconds.p95)}`, '']]
    : [];
  return alignColumns([[part, 'mean', '95 % interval', 'questions'], ...rows, ...times]);
}

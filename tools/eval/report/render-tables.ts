import type { DatasetRun, PartSummary } from '../run/evaluation.ts';

/** A data set's figures as text: parts with the same metrics share a table. */
export function renderTables({ parts }: Pick<DatasetRun, 'parts'>): string {
  return groupByMetrics(parts).map(renderTable).join('\n\n');
}

function groupByMetrics(parts: readonly PartSummary[]): PartSummary[][] {
  const groups = new Map<string, PartSummary[]>();
  for (const part of parts) {
    const names = Object.keys(part.metrics);
    if (names.length === 0) continue;
    // Stages of one ranking measure the same; answers and judges each have their own.
    const key = names.includes('nDCG@10') ? 'ranking' : names.join();
    const group = groups.get(key);
    if (group) group.push(part);
    else groups.set(key, [part]);
  }
  return [...groups.values()];
}

/** One part alone reads better downwards, with its intervals; several side by side do as rows. */
function renderTable(parts: readonly PartSummary[]): string {
  const [only] = parts;
  if (parts.length === 1 && only) return renderPart(only);
  const names = [...new Set(parts.flatMap(({ metrics }) => Object.keys(metrics)))];
  return alignColumns([
    ['', ...names, 'ms p50', 'ms p95'],
    ...parts.map(({ part, metrics, milliseconds }) => [
      part,
      ...names.map((name) => figure(metrics[name]?.mean)),
      time(milliseconds?.median),
      time(milliseconds?.p95),
    ]),
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
    ? [['milliseconds', time(milliseconds.median), `p95 ${time(milliseconds.p95)}`, '']]
    : [];
  return alignColumns([[part, 'mean', '95 % interval', 'questions'], ...rows, ...times]);
}

export function figure(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? '–' : value.toFixed(3);
}

function time(milliseconds: number | undefined): string {
  return milliseconds === undefined ? '–' : milliseconds.toFixed(milliseconds < 10 ? 1 : 0);
}

function alignColumns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return column === 0 ? cell.padEnd(width) : cell.padStart(width);
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

import { median } from '../support/statistics.ts';
import type { Outcome } from './outcome.ts';

/** What the numbers come to, over all files or over those of one kind. */
export interface Summary {
  readonly files: number;
  readonly read: number;
  /** How many were refused with each code; `crashed` among them. */
  readonly refused: Readonly<Record<string, number>>;
  readonly pages: number;
  readonly pagesPerSecond: number;
  readonly passages: number;
  /** Median; undefined when nothing was compared. */
  readonly recall?: number;
}

export function summarise(outcomes: readonly Outcome[]): Summary {
  const read = outcomes.filter(({ result }) => result === 'read');
  const refused: Record<string, number> = {};
  for (const { result } of outcomes) {
    if (result !== 'read') refused[result] = (refused[result] ?? 0) + 1;
  }
  const pages = sum(read.map((one) => one.pages));
  const recalls = outcomes.flatMap(({ recall }) => (recall === undefined ? [] : [recall]));
  return {
    files: outcomes.length,
    read: read.length,
    refused,
    pages,
    pagesPerSecond: pages / Math.max(0.001, sum(read.map(({ seconds }) => seconds))),
    passages: sum(read.map((one) => one.passages)),
    ...(recalls.length > 0 && { recall: median(recalls) }),
  };
}

/** A table with a line for each kind of file and one for all. */
export function renderReport(outcomes: readonly Outcome[]): string {
  const endings = [...new Set(outcomes.map(({ ending }) => ending))].sort();
  const rows = [
    ['files', 'of', 'read', 'refused', 'pages', 'pages/s', 'passages', 'recall'],
    ...endings.map((ending) =>
      row(ending || '(none)', summarise(outcomes.filter((one) => one.ending === ending))),
    ),
    row('all', summarise(outcomes)),
  ];
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((cells) => cells[at]?.length ?? 0)));
  return rows
    .map((cells) =>
      cells
        .map((cell, at) => cell.padEnd(widths?.[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function row(name: string, { recall, ...summary }: Summary): string[] {
  const refused = Object.entries(summary.refused)
    .sort(([, a], [, b]) => b - a)
    .map(([code, count]) => `${count} ${code}`);
  return [
    name,
    String(summary.files),
    String(summary.read),
    refused.join(', ') || '–',
    String(summary.pages),
    summary.pages === 0 ? '–' : summary.pagesPerSecond.toPrecision(3),
    String(summary.passages),
    recall === undefined ? '–' : recall.toFixed(3),
  ];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

import type { OfficeAttachment, OfficeContentNode } from 'officeparser';

type ChartData = NonNullable<OfficeAttachment['chartData']>;

/** Points of a chart that are written down; what it shows with more is its course. */
const mostPoints = 200;
const mostSeries = 50;

/** Puts what charts show where they stand: their titles, and their figures as a table with a column for each series. */
export function placeCharts(
  nodes: readonly OfficeContentNode[],
  attachments: readonly OfficeAttachment[],
): void {
  const charts = new Map(attachments.map(({ name, chartData }) => [name, chartData]));
  const pending = [...nodes];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === 'chart') {
      const data = charts.get(node.metadata?.attachmentName ?? '');
      node.children = data === undefined ? [] : chartNodes(data);
    } else {
      pending.push(...(node.children ?? []));
    }
  }
}

function chartNodes(data: ChartData): OfficeContentNode[] {
  const titles = [data.title, data.xAxisTitle, data.yAxisTitle];
  return [...titles.flatMap((title) => (title ? [paragraph(title)] : [])), table(data)];
}

function table({ labels, dataSets }: ChartData): OfficeContentNode {
  const series = dataSets.slice(0, mostSeries);
  const points = Math.min(mostPoints, Math.max(0, ...series.map(({ values }) => values.length)));
  const header = row(0, ['', ...series.map(({ name }) => name ?? '')]);
  const rows = Array.from({ length: points }, (_, at) =>
    row(at + 1, [labels[at] ?? '', ...series.map(({ values }) => values[at] ?? '')]),
  );
  return { type: 'table', children: [header, ...rows] };
}

function row(at: number, texts: readonly string[]): OfficeContentNode {
  const children = texts.map((text, col): OfficeContentNode => ({
    type: 'cell',
    metadata: { row: at, col },
    children: [paragraph(text)],
  }));
  return { type: 'row', children };
}

function paragraph(text: string): OfficeContentNode {
  return { type: 'paragraph', children: [{ type: 'text', text }] };
}

import type { Estimate, PartSummary } from '../../run/evaluation.ts';
import { duration, figure } from '../figure.ts';
import { groupByMetrics } from '../render-tables.ts';
import { escapeHtml } from './escape-html.ts';

/** The figures of all parts: stages side by side, single parts with their intervals. */
export function renderFigures(parts: readonly PartSummary[]): string {
  return groupByMetrics(parts)
    .map((group) => {
      const [only] = group;
      return group.length === 1 && only ? renderPart(only) : renderStages(group);
    })
    .join('\n');
}

function renderStages(parts: readonly PartSummary[]): string {
  const names = [...new Set(parts.flatMap(({ metrics }) => Object.keys(metrics)))];
  const rows = [
    row(
      '',
      'th',
      parts.map(({ part }) => `<th>${escapeHtml(part)}</th>`),
    ),
    ...names.map((name) => row(name, 'td', stageCells(parts.map(({ metrics }) => metrics[name])))),
    row(
      'ms, median',
      'td',
      parts.map((part) => `<td>${duration(part.milliseconds?.median)}</td>`),
    ),
    row(
      'ms, p95',
      'td',
      parts.map((part) => `<td>${duration(part.milliseconds?.p95)}</td>`),
    ),
  ];
  return `<h3>By stage</h3>\n<div class="wrap"><table>\n${rows.join('\n')}</table></div>`;
}

function row(name: string, tag: 'td' | 'th', cells: readonly string[]): string {
  return `<tr><${tag}>${escapeHtml(name)}</${tag}>${cells.join('')}</tr>`;
}

/** The best of a row stands out. */
function stageCells(estimates: readonly (Estimate | undefined)[]): string[] {
  const best = Math.max(...estimates.map((estimate) => estimate?.mean ?? -Infinity));
  return estimates.map((estimate) => {
    if (!estimate) return '<td>–</td>';
    const marked = estimate.mean === best ? ' class="best"' : '';
    return `<td${marked} title="${escapeHtml(interval(estimate))}">${figure(estimate.mean)}</td>`;
  });
}

function renderPart({ part, metrics, milliseconds }: PartSummary): string {
  const rows = Object.entries(metrics).map(
    ([name, estimate]) =>
      `<tr><td>${escapeHtml(name)}</td><td>${figure(estimate.mean)}</td><td>${bar(estimate)}</td>` +
      `<td>${escapeHtml(interval(estimate))}</td></tr>`,
  );
  const times = milliseconds
    ? ` <span class="soft">${duration(milliseconds.median)} ms median, ${duration(milliseconds.p95)} ms p95</span>`
    : '';
  return `<h3>${escapeHtml(part)}${times}</h3>\n<div class="wrap"><table>\n${rows.join('\n')}</table></div>`;
}

function interval({ low, high, count }: Estimate): string {
  return `${figure(low)} – ${figure(high)}, ${count} questions`;
}

/** The interval as a bar; only shares fit on it. */
function bar({ mean, low, high }: Estimate): string {
  if (high > 1 || low < 0) return '';
  const percent = (value: number) => `${(100 * value).toFixed(1)}%`;
  return (
    `<span class="interval"><i style="left:${percent(low)};right:${percent(1 - high)}"></i>` +
    `<b style="left:${percent(mean)}"></b></span>`
  );
}

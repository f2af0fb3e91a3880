import { median, percentile } from '../../support/statistics.ts';
import { drawResamples, estimate } from '../statistics/bootstrap.ts';
import type { PartSummary } from './evaluation.ts';
import type { QuestionResult } from './question-result.ts';

/** The mean of every metric of every part over the questions it applies to, parts and metrics in the order they come. */
export function summarise(results: readonly QuestionResult[]): PartSummary[] {
  const draws = drawResamples(results.length);
  return partNames(results).map((part) => {
    const figures = (name: string) => results.map((result) => result.parts[part]?.metrics[name]);
    const times = results.flatMap((result) => result.parts[part]?.milliseconds ?? []);
    return {
      part,
      metrics: Object.fromEntries(
        metricNames(results, part).map((name) => [name, estimate(figures(name), draws)]),
      ),
      ...(times.length > 0 && {
        milliseconds: { median: median(times), p95: percentile(times, 0.95) },
      }),
    };
  });
}

export function partNames(results: readonly QuestionResult[]): string[] {
  return [...new Set(results.flatMap(({ parts }) => Object.keys(parts)))];
}

export function metricNames(results: readonly QuestionResult[], part: string): string[] {
  return [...new Set(results.flatMap(({ parts }) => Object.keys(parts[part]?.metrics ?? {})))];
}

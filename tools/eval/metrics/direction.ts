/** Shares of what should not happen. */
const worseWhenHigher: ReadonlySet<string> = new Set(['false refusals', 'unreadable']);
/** Sizes, which are neither good nor bad. */
const neutral: ReadonlySet<string> = new Set(['passages']);

/** 1 when more is better, -1 when less is, 0 when neither. */
export function directionOf(metric: string): -1 | 0 | 1 {
  if (neutral.has(metric)) return 0;
  return worseWhenHigher.has(metric) ? -1 : 1;
}

import type { LogLevel } from './core/core-types.ts';

const order = ['trace', 'debug', 'information', 'warning', 'error', 'critical', 'none'];

/**
 * Builds the level filter of host.json's `logging.logLevel`: the longest configured category that
 * is the entry's category or a dotted prefix of it decides; `default` covers the rest.
 */
export function createLevelFilter(
  levels: Readonly<Record<string, string>>,
): (category: string, level: LogLevel) => boolean {
  const byCategory = new Map(
    Object.entries(levels).map(([category, level]) => [
      category.toLowerCase(),
      order.indexOf(level.toLowerCase()),
    ]),
  );
  const fallback = byCategory.get('default') ?? order.indexOf('information');
  return (category, level) => {
    let key = category.toLowerCase();
    while (key !== '') {
      const configured = byCategory.get(key);
      if (configured !== undefined) return order.indexOf(level) >= configured;
      key = key.slice(0, Math.max(key.lastIndexOf('.'), 0));
    }
    return order.indexOf(level) >= fallback;
  };
}

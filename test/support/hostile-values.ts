import type { Random } from './random.ts';

const fragments = [
  "'",
  "''",
  "' or 1 eq 1 or '",
  "') or tenantId ne 'x",
  "', ',') or true or search.in(g, '",
  'a',
  'ä🦊',
  ' ',
  ',',
  '|',
  ';',
  '~',
  '\u001f',
  '\n',
  '\0',
  '\\',
  '"',
  '(',
  ')',
  '%27',
  '&#39;',
  '\u2019',
  '\uff07',
  'null',
];

/** Values made of what has broken quoting before. */
export function hostileValues(random: Random, count: number): string[] {
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + random.below(5) }, () => random.pick(fragments)).join(''),
  );
}

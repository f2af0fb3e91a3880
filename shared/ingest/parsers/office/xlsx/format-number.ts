import type { FormatToken } from './format-sections.ts';

const digits = /^[0#?]$/u;
const mostDecimals = 20;

/** A number by the digits, separators, percent signs and literals of a format. */
export function formatNumber(value: number, tokens: readonly FormatToken[]): string {
  const signs = tokens.map(({ kind, text }) => (kind === 'sign' ? text : '')).join('');
  if (!/[0#?]/u.test(signs)) return affixes(tokens).join('');
  if (signs.includes('/')) return String(Number(value.toPrecision(6)));
  const percents = signs.split('%').length - 1;
  const scale = 100 ** percents / 1000 ** trailingCommas(signs);
  const shown = /e/iu.test(signs) ? scientific(value * scale, signs) : fixed(value * scale, signs);
  const [before, after] = affixes(tokens);
  const sign = shown.startsWith('-') ? '-' : '';
  return `${sign}${before}${shown.slice(sign.length)}${after}`.trim();
}

/** Literals and percent signs before and after the digits. */
function affixes(tokens: readonly FormatToken[]): [string, string] {
  const isDigit = ({ kind, text }: FormatToken) => kind === 'sign' && digits.test(text);
  const first = tokens.findIndex(isDigit);
  const shown = (part: readonly FormatToken[]) =>
    part.map(({ kind, text }) => (kind === 'literal' || text === '%' ? text : '')).join('');
  if (first < 0) return [shown(tokens), ''];
  return [shown(tokens.slice(0, first)), shown(tokens.slice(first))];
}

/** Commas right after the last digit divide by a thousand each. */
function trailingCommas(signs: string): number {
  return (
    /[0#?](,+)(?:[^0#?,]|$)/u.exec(
      signs.replace(/\..*/u, (part) => part.replace(/[^,]/gu, '')),
    )?.[1]?.length ?? 0
  );
}

function fixed(value: number, signs: string): string {
  const decimals = /\.([0#?]*)/u.exec(signs)?.[1] ?? '';
  const required = decimals.replaceAll(/[^0]/gu, '').length;
  const isGrouped = /[0#?],[0#?]/u.test(signs);
  return new Intl.NumberFormat('en-US', {
    minimumFractionDigits: Math.min(required, mostDecimals),
    maximumFractionDigits: Math.min(decimals.length, mostDecimals),
    minimumIntegerDigits: Math.min(
      Math.max(1, /^[^.]*/u.exec(signs)?.[0].replaceAll(/[^0]/gu, '').length ?? 1),
      mostDecimals,
    ),
    useGrouping: isGrouped,
  }).format(value);
}

function scientific(value: number, signs: string): string {
  const decimals = /\.([0#?]*)/u.exec(signs)?.[1]?.length ?? 0;
  const [mantissa = '', exponent = '0'] = value
    .toExponential(Math.min(decimals, mostDecimals))
    .split('e');
  const power = Number(exponent);
  return `${mantissa}E${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

import type { FormatToken } from './format-sections.ts';

const digits = /^[0#?]$/u;
const mostDecimals = 20;

/** Makes what shows numbers by the digits, separators, percent signs and literals of a format. */
export function numberFormatter(tokens: readonly FormatToken[]): (value: number) => string {
  const signs = tokens.map(({ kind, text }) => (kind === 'sign' ? text : '')).join('');
  const [before, after] = affixes(tokens);
  if (!/[0#?]/u.test(signs)) return () => before;
  if (signs.includes('/')) return (value) => String(Number(value.toPrecision(6)));
  const percents = signs.split('%').length - 1;
  const scale = 100 ** percents / 1000 ** trailingCommas(signs);
  const format = /e/iu.test(signs) ? scientific(signs) : fixed(signs);
  return (value) => {
    const shown = format(value * scale);
    const sign = shown.startsWith('-') ? '-' : '';
    return `${sign}${before}${shown.slice(sign.length)}${after}`;
  };
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
  return /[0#?](,+)(?:[^0#?,.]|$)/u.exec(signs)?.[1]?.length ?? 0;
}

function fixed(signs: string): (value: number) => string {
  const [, whole = '', decimals = ''] = /^([^.]*)(?:\.([0#?]*))?/u.exec(signs) ?? [];
  const count = (digits: string) => Math.min(digits.replace(/[^0]/gu, '').length, mostDecimals);
  const format = new Intl.NumberFormat('en-US', {
    minimumIntegerDigits: Math.max(1, count(whole)),
    minimumFractionDigits: count(decimals),
    maximumFractionDigits: Math.min(decimals.length, mostDecimals),
    useGrouping: /[0#?],[0#?]/u.test(signs),
  });
  return (value) => format.format(value);
}

function scientific(signs: string): (value: number) => string {
  const decimals = Math.min(/\.([0#?]*)/u.exec(signs)?.[1]?.length ?? 0, mostDecimals);
  return (value) => {
    const [mantissa = '', exponent = '0'] = value.toExponential(decimals).split('e');
    const power = Number(exponent);
    return `${mantissa}E${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
  };
}

import { formatDate, isDateFormat } from './format-date.ts';
import { formatNumber } from './format-number.ts';
import { formatSections } from './format-sections.ts';

/** A number as it is shown: with its format's decimals, units and date order. */
export function formatValue(value: number, code: string, isFrom1904: boolean): string {
  const section = formatSections(code, value);
  if (section === undefined) return generalNumber(value);
  if (isDateFormat(section.tokens)) {
    return formatDate(value, section.tokens, isFrom1904) ?? generalNumber(value);
  }
  return formatNumber(section.showsSign ? value : Math.abs(value), section.tokens);
}

/** Eleven digits, as in a cell of any width; what arithmetic left behind them is not shown. */
export function generalNumber(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  return String(Number(value.toPrecision(11)));
}

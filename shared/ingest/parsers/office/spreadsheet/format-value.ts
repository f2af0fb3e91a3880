import { formatDate, isDateFormat } from './format-date.ts';
import { numberFormatter } from './format-number.ts';
import { formatSections, sectionFor, type FormatToken } from './format-sections.ts';

type Format = (value: number) => string;

/** Makes what shows numbers by a format code: with its decimals, units and date order. */
export function valueFormatter(code: string, isFrom1904: boolean): Format {
  const sections = formatSections(code);
  const formats = new Map(sections.map((tokens) => [tokens, sectionFormatter(tokens, isFrom1904)]));
  return (value) => {
    const section = sectionFor(sections, value);
    if (section === undefined) return generalNumber(value);
    const format = formats.get(section.tokens) ?? generalNumber;
    return format(section.showsSign ? value : Math.abs(value)).trim();
  };
}

function sectionFormatter(tokens: readonly FormatToken[], isFrom1904: boolean): Format {
  if (!isDateFormat(tokens)) return numberFormatter(tokens);
  return (value) => formatDate(value, tokens, isFrom1904) ?? generalNumber(value);
}

/** Eleven digits, as in a cell of any width; what arithmetic left behind them is not shown. */
function generalNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e11) return String(value);
  return Number.isFinite(value) ? String(Number(value.toPrecision(11))) : String(value);
}

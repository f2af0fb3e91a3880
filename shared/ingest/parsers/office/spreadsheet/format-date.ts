import type { FormatToken } from './format-sections.ts';

const datePart = /^(?:[ymdhs]+|am\/pm|a\/p|\[[hms]+\])$/iu;
const months =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const millisecondsPerDay = 86_400_000;
/** Beyond 31 December 9999 numbers are no dates. */
const lastDay = 2_958_466;

/** Whether a format shows dates or times. */
export function isDateFormat(tokens: readonly FormatToken[]): boolean {
  return tokens.some(({ kind, text }) => kind === 'sign' && datePart.test(text));
}

/**
 * A serial date, in days, by the parts of a format, with English names.
 * @returns undefined for a number that is no date
 */
export function formatDate(
  serial: number,
  tokens: readonly FormatToken[],
  isFrom1904: boolean,
): string | undefined {
  if (serial < 0 || serial >= lastDay) return undefined;
  const date = toDate(serial, isFrom1904);
  const isHalfDay = tokens.some(({ kind, text }) => kind === 'sign' && /^a/iu.test(text));
  let previous = '';
  return tokens
    .map(({ kind, text }, at) => {
      if (kind === 'literal') return text;
      const part = text.toLowerCase();
      const isMinute =
        part.startsWith('m') && (previous.includes('h') || followedBySeconds(tokens, at));
      if (datePart.test(part)) previous = part;
      // Fractions of seconds, which no one searches for.
      if (part === '0' || (part === '.' && tokens[at + 1]?.text === '0')) return '';
      return datePart.test(part)
        ? show(isMinute ? part.replaceAll('m', 'i') : part, date, serial, isHalfDay)
        : text;
    })
    .join('')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Seconds are rounded: serial numbers are inexact fractions. Excel takes 1900 for a leap year, which shifts days up to 60. */
function toDate(serial: number, isFrom1904: boolean): Date {
  const days = isFrom1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  const seconds = Math.round((days * millisecondsPerDay) / 1000);
  return new Date(Date.UTC(1899, 11, 30) + seconds * 1000);
}

function followedBySeconds(tokens: readonly FormatToken[], at: number): boolean {
  const next = tokens
    .slice(at + 1)
    .find(({ kind, text }) => kind === 'sign' && datePart.test(text));
  return /^\[?s/iu.test(next?.text ?? '');
}

function show(part: string, date: Date, serial: number, isHalfDay: boolean): string {
  const two = (value: number) => String(value).padStart(part.length > 1 ? 2 : 1, '0');
  const hours = date.getUTCHours();
  switch (part[0]) {
    case 'y':
      return part.length > 2
        ? String(date.getUTCFullYear())
        : String(date.getUTCFullYear()).slice(2);
    case 'm':
      return named(part, months[date.getUTCMonth()] ?? '', two(date.getUTCMonth() + 1));
    case 'd':
      return named(part, weekdays[date.getUTCDay()] ?? '', two(date.getUTCDate()));
    case 'h':
      return two(isHalfDay ? hours % 12 || 12 : hours);
    case 'i':
      return two(date.getUTCMinutes());
    case 's':
      return two(date.getUTCSeconds());
    case 'a':
      return hours < 12 ? 'AM' : 'PM';
    default:
      return elapsed(part, serial);
  }
}

/** Three letters ask for the short name, four for the long one. */
function named(part: string, name: string, number: string): string {
  if (part.length < 3) return number;
  return part.length === 3 ? name.slice(0, 3) : name;
}

/** `[h]`, `[m]` and `[s]` count beyond the day. */
function elapsed(part: string, serial: number): string {
  const perDay = part.includes('h') ? 24 : part.includes('s') ? 86_400 : 1440;
  return String(Math.floor(Number((serial * perDay).toFixed(6))));
}

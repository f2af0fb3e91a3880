import type { Value } from '../syntax.ts';
import type { SqlFunctions } from './sql-function.ts';

const TICKS_PER_MILLISECOND = 10_000;

/** The units of DateTimeAdd, DateTimeDiff and DateTimePart, with their short names. */
const UNITS: Readonly<Record<string, Unit>> = Object.fromEntries(
  (
    [
      ['year', 'yyyy', 'yy'],
      ['month', 'mm', 'm'],
      ['day', 'dd', 'd'],
      ['hour', 'hh'],
      ['minute', 'mi', 'n'],
      ['second', 'ss', 's'],
      ['millisecond', 'ms'],
    ] as const
  ).flatMap(([unit, ...shortNames]) => [unit, ...shortNames].map((name) => [name, unit])),
);

const MILLISECONDS = {
  day: 86_400_000,
  hour: 3_600_000,
  minute: 60_000,
  second: 1000,
  millisecond: 1,
};

type Unit = 'year' | 'month' | keyof typeof MILLISECONDS;

export const dateFunctions: SqlFunctions = {
  GETCURRENTTIMESTAMP: (_, now) => now,
  GETCURRENTDATETIME: (_, now) => format(now),
  GETCURRENTTICKS: (_, now) => now * TICKS_PER_MILLISECOND,
  DATETIMETOTIMESTAMP: ([date]) => parse(date),
  TIMESTAMPTODATETIME: ([timestamp]) =>
    typeof timestamp === 'number' ? format(timestamp) : undefined,
  DATETIMEADD: ([unitName, count, date]) => {
    const [unit, time] = [unitOf(unitName), parse(date)];
    if (!unit || time === undefined || typeof count !== 'number') return undefined;
    return format(add(unit, count, time));
  },
  DATETIMEDIFF: ([unitName, start, end]) => {
    const [unit, from, to] = [unitOf(unitName), parse(start), parse(end)];
    if (!unit || from === undefined || to === undefined) return undefined;
    return boundaries(unit, to) - boundaries(unit, from);
  },
  DATETIMEPART: ([unitName, date]) => {
    const [unit, time] = [unitOf(unitName), parse(date)];
    return unit && time !== undefined ? part(unit, new Date(time)) : undefined;
  },
};

function unitOf(name: Value): Unit | undefined {
  return typeof name === 'string' ? UNITS[name.toLowerCase()] : undefined;
}

function parse(date: Value): number | undefined {
  const time = typeof date === 'string' ? Date.parse(date) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

/** ISO 8601 with the seven decimals of Cosmos DB; undefined outside of the years it can write. */
function format(time: number): string | undefined {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().replace('Z', '0000Z');
}

function add(unit: Unit, count: number, time: number): number {
  if (unit !== 'year' && unit !== 'month') return time + count * MILLISECONDS[unit];
  const date = new Date(time);
  return date.setUTCMonth(date.getUTCMonth() + count * (unit === 'year' ? 12 : 1));
}

/** How many borders of a unit lie before a time; the difference of two counts is DateTimeDiff. */
function boundaries(unit: Unit, time: number): number {
  const date = new Date(time);
  if (unit === 'year') return date.getUTCFullYear();
  if (unit === 'month') return date.getUTCFullYear() * 12 + date.getUTCMonth();
  return Math.floor(time / MILLISECONDS[unit]);
}

function part(unit: Unit, date: Date): number {
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
  }[unit];
}

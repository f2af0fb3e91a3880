import { HostError } from '../host-error.ts';

/** The values that each field of an NCRONTAB expression allows. */
export interface Schedule {
  readonly text: string;
  readonly seconds: ReadonlySet<number>;
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  readonly days: ReadonlySet<number>;
  /** 1 is January. */
  readonly months: ReadonlySet<number>;
  /** 0 is Sunday. */
  readonly weekdays: ReadonlySet<number>;
}

interface Field {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  /** Names of the values from `min` on. */
  readonly names?: readonly string[];
}

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const weekdayNames = 'sun mon tue wed thu fri sat'.split(' ');

const fields = {
  seconds: { label: 'second', min: 0, max: 59 },
  minutes: { label: 'minute', min: 0, max: 59 },
  hours: { label: 'hour', min: 0, max: 23 },
  days: { label: 'day', min: 1, max: 31 },
  months: { label: 'month', min: 1, max: 12, names: monthNames },
  weekdays: { label: 'day of week', min: 0, max: 6, names: weekdayNames },
} satisfies Record<string, Field>;

/**
 * Parses `{second} {minute} {hour} {day} {month} {day of week}`; with five fields the second is 0.
 * Each field takes `*`, numbers, three-letter names, ranges, lists and steps.
 * @throws HostError naming the field at fault; a TimeSpan is refused, for Flex Consumption has none.
 */
export function parseSchedule(text: string): Schedule {
  if (/^[\d.]+:\d+(:\d+)?/.test(text)) {
    throw new HostError(
      `The schedule "${text}" is a TimeSpan, which only App Service plans run; write an NCRONTAB expression.`,
    );
  }
  const given = text.trim().split(/\s+/);
  const parts = given.length === 5 ? ['0', ...given] : given;
  if (parts.length !== 6) {
    throw new HostError(`The schedule "${text}" has ${given.length} fields; NCRONTAB has six.`);
  }
  const [seconds, minutes, hours, days, months, weekdays] = Object.values(fields).map(
    (field, index) => parseField(text, parts[index] ?? '', field),
  );
  const none = new Set<number>();
  return {
    text,
    seconds: seconds ?? none,
    minutes: minutes ?? none,
    hours: hours ?? none,
    days: days ?? none,
    months: months ?? none,
    weekdays: weekdays ?? none,
  };
}

function parseField(schedule: string, text: string, field: Field): Set<number> {
  const values = new Set<number>();
  for (const item of text.split(',')) {
    const range = parseItem(item, field);
    if (!range) {
      throw new HostError(
        `The schedule "${schedule}" has "${item}" as ${field.label}; allowed are ${field.min} to ${field.max}, names, ranges, lists and steps.`,
      );
    }
    for (let value = range.from; value <= range.to; value += range.step) values.add(value);
  }
  return values;
}

function parseItem(item: string, field: Field) {
  const match = /^(?:(\*)|(\w+)(?:-(\w+))?)(?:\/(\d+))?$/.exec(item);
  if (!match) return undefined;
  const [, star, first, last, every] = match;
  const step = every === undefined ? 1 : Number(every);
  // A single value with a step, `5/15`, runs from there to the end of the field.
  const openEnd = star !== undefined || every !== undefined ? field.max : undefined;
  const from = star === undefined ? parseValue(first ?? '', field) : field.min;
  const to = last === undefined ? (openEnd ?? from) : parseValue(last, field);
  if (from === undefined || to === undefined || from > to || step < 1) return undefined;
  return { from, to, step };
}

function parseValue(text: string, field: Field): number | undefined {
  const index = field.names?.indexOf(text.slice(0, 3).toLowerCase()) ?? -1;
  const value = index >= 0 ? field.min + index : /^\d+$/.test(text) ? Number(text) : NaN;
  return value >= field.min && value <= field.max ? value : undefined;
}

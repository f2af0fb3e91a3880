import { HostError } from '../host-error.ts';
import type { Schedule } from './parse-schedule.ts';

const dayMs = 86_400_000;
/** Longest way from one 29 February to the next on a given weekday: 40 years over a skipped leap year. */
const searchDays = 41 * 366;

/**
 * The first time after `after` that a schedule names, in UTC. Unlike in cron, day and day of week must
 * both match, as NCRONTAB has it.
 * @param after milliseconds since the Unix epoch.
 * @throws HostError when no date matches, such as 30 February.
 */
export function nextOccurrence(schedule: Schedule, after: number): number {
  const first = Math.floor(after / 1000) * 1000 + 1000;
  let day = Math.floor(first / dayMs) * dayMs;
  for (let step = 0; step < searchDays; step += 1, day += dayMs) {
    if (!matchesDay(schedule, new Date(day))) continue;
    const time = firstTimeOfDay(schedule, Math.max(0, first - day));
    if (time !== undefined) return day + time;
  }
  throw new HostError(`The schedule "${schedule.text}" names a date that never comes.`);
}

function matchesDay({ days, months, weekdays }: Schedule, date: Date): boolean {
  return (
    months.has(date.getUTCMonth() + 1) &&
    days.has(date.getUTCDate()) &&
    weekdays.has(date.getUTCDay())
  );
}

/** @returns milliseconds since midnight, `from` at the earliest; undefined when the day has no more. */
function firstTimeOfDay({ hours, minutes, seconds }: Schedule, from: number): number | undefined {
  for (const hour of ascending(hours)) {
    for (const minute of ascending(minutes)) {
      for (const second of ascending(seconds)) {
        const time = ((hour * 60 + minute) * 60 + second) * 1000;
        if (time >= from) return time;
      }
    }
  }
  return undefined;
}

function ascending(values: ReadonlySet<number>): number[] {
  return [...values].toSorted((left, right) => left - right);
}

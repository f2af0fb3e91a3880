import * as z from 'zod';

const DURATION = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** An ISO 8601 duration of days, hours, minutes and seconds, such as `PT10M`; gives milliseconds, above zero. */
export const duration = z.string().transform((text, context) => {
  const [, days, hours, minutes, seconds] = DURATION.exec(text) ?? [];
  const total =
    Number(days ?? 0) * 86_400 +
    Number(hours ?? 0) * 3600 +
    Number(minutes ?? 0) * 60 +
    Number(seconds ?? 0);
  if (total > 0) return Math.round(total * 1000);
  context.addIssue(`“${text}” is not an ISO 8601 duration above zero, such as PT10M or P14D`);
  return z.NEVER;
});

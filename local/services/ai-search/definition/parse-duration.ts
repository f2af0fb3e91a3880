import { invalidRequest } from '../search-service-error.ts';

const DURATION = /^(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/**
 * Parses an XSD day-time duration such as `P365D` or `-PT12H`.
 * @returns milliseconds, negative for a negative duration.
 * @throws SearchServiceError 400 for anything else, and for a duration of zero.
 */
export function parseDuration(text: string): number {
  const [, sign, days, hours, minutes, seconds] = DURATION.exec(text) ?? [];
  const total =
    Number(days ?? 0) * 86_400 +
    Number(hours ?? 0) * 3600 +
    Number(minutes ?? 0) * 60 +
    Number(seconds ?? 0);
  if (total === 0)
    throw invalidRequest(`'${text}' is not an XSD day-time duration such as 'P365D'.`);
  return (sign === '-' ? -1000 : 1000) * total;
}

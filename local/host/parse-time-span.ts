/**
 * Parses a .NET TimeSpan as host.json writes it: `[d.]hh:mm[:ss[.fraction]]`, or `-1` for "no limit".
 * @returns milliseconds, `Infinity` for "no limit", or undefined when the text is not a time span.
 */
export function parseTimeSpan(text: string): number | undefined {
  if (text === '-1') return Infinity;
  const match = /^(?:(\d+)\.)?(\d{1,2}):([0-5]\d)(?::([0-5]\d(?:\.\d{1,7})?))?$/.exec(text);
  if (!match) return undefined;
  const [, days = '0', hours = '0', minutes = '0', seconds = '0'] = match;
  if (Number(hours) > 23) return undefined;
  return (
    ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60_000 + Number(seconds) * 1000
  );
}

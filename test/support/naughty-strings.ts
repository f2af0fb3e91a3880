import { readFileSync } from 'node:fs';
import process from 'node:process';

/** Where a list of strings that have broken software before is: JSON, such as the Big List of Naughty Strings. */
const file = process.env.GROUNDED_NAUGHTY_STRINGS;

/** The strings of the list, without repetitions and empty ones; a reason to skip the test when there is no list. */
export const naughtyStrings: {
  readonly strings: readonly string[];
  readonly skip: string | false;
} =
  file === undefined
    ? { strings: [], skip: 'GROUNDED_NAUGHTY_STRINGS names no list' }
    : { strings: readStrings(file), skip: false };

function readStrings(path: string): string[] {
  const parsed: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const texts = Array.isArray(parsed) ? parsed.filter((one) => typeof one === 'string') : [];
  return [...new Set(texts)].filter((text) => text !== '');
}

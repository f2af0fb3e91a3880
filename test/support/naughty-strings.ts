import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Strings that have broken software before, where they are at hand beside the project: the Big List of Naughty Strings. */
const file = join(import.meta.dirname, '../../../shared/data/security/blns/blns.json');

/** The strings of the list, without repetitions and empty ones; a reason to skip the test when there is no list. */
export const naughtyStrings: {
  readonly strings: readonly string[];
  readonly skip: string | false;
} = existsSync(file)
  ? { strings: readStrings(file), skip: false }
  : { strings: [], skip: 'The list of naughty strings is not at hand.' };

function readStrings(path: string): string[] {
  const parsed: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const texts = Array.isArray(parsed) ? parsed.filter((one) => typeof one === 'string') : [];
  return [...new Set(texts)].filter((text) => text !== '');
}

import type { ParseInput } from '../../shared/ingest/parsed-document.ts';
import { defaultParseLimits } from './default-parse-limits.ts';

/** What a parser is given, with the limits as they are when none is set. */
export function parseInput(bytes: Uint8Array, changes: Partial<ParseInput> = {}): ParseInput {
  return { bytes, ...defaultParseLimits, onPages: () => undefined, ...changes };
}

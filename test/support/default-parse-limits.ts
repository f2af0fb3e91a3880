import type { ParseLimits } from '../../shared/ingest/parse-limits.ts';

const megabyte = 1024 * 1024;

/** The limits that the settings have when none is changed. */
export const defaultParseLimits: ParseLimits = {
  maxPages: 2000,
  maxEntries: 5000,
  maxInflatedBytes: 200 * megabyte,
  maxText: 20 * megabyte,
};

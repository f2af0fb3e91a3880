import type { Settings } from '../config/settings.ts';

/** What a parser may unpack and give back; a document that goes beyond ends with a failure code. */
export interface ParseLimits {
  readonly maxPages: number;
  /** Most entries of an archive. */
  readonly maxEntries: number;
  /** Most bytes that an archive's entries may unpack to, together. */
  readonly maxInflatedBytes: number;
  /** Most UTF-16 units of text taken out of a document. */
  readonly maxText: number;
}

const megabyte = 1024 * 1024;

/** The limits as they are set. */
export function parseLimits(
  settings: Pick<
    Settings,
    | 'DOCUMENT_MAX_PAGES'
    | 'DOCUMENT_MAX_ENTRIES'
    | 'DOCUMENT_MAX_INFLATED_MB'
    | 'DOCUMENT_MAX_TEXT_MB'
  >,
): ParseLimits {
  return {
    maxPages: settings.DOCUMENT_MAX_PAGES,
    maxEntries: settings.DOCUMENT_MAX_ENTRIES,
    maxInflatedBytes: settings.DOCUMENT_MAX_INFLATED_MB * megabyte,
    maxText: settings.DOCUMENT_MAX_TEXT_MB * megabyte,
  };
}

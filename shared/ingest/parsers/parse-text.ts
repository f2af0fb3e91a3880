import type { ParsedDocument, ParseInput } from '../parsed-document.ts';
import { requireText } from './require-text.ts';

/** Reads plain text as it is. @throws IngestFailure `empty_document`, `damaged_document` */
export async function parseText(input: ParseInput): Promise<ParsedDocument> {
  input.onPages(1);
  return { text: requireText(input), pageStarts: [0], warnings: [] };
}

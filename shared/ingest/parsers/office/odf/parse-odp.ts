import type { ParsedDocument, ParseInput } from '../../../parsed-document.ts';
import { readPartsAst } from '../read-ast.ts';
import { slidesDocument } from '../slides-document.ts';
import { openOdf } from './open-odf.ts';

/**
 * Reads an OpenDocument presentation; each slide is a page.
 * @throws IngestFailure `too_many_pages`; see `openOdf` and `readPartsAst`
 */
export async function parseOdp(input: ParseInput): Promise<ParsedDocument> {
  return slidesDocument(await readPartsAst(openOdf(input), 'odp'), input);
}

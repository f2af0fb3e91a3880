import type { ParsedDocument, ParseInput } from '../../../parsed-document.ts';
import { mostForTrees, openPackage } from '../open-package.ts';
import { readPartsAst } from '../read-ast.ts';
import { slidesDocument } from '../slides-document.ts';
import { withoutFurniture } from './without-furniture.ts';

/** Slides, their notes, charts and diagrams, what they refer to, and the presentation's properties. */
const wanted =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/core\.xml|ppt\/(?:presentation\.xml|_rels\/presentation\.xml\.rels|(?:slides|notesSlides)\/(?:_rels\/)?[^/]+\.xml(?:\.rels)?|charts\/chart\d*\.xml|diagrams\/data\d*\.xml))$/iu;
const shown = /^ppt\/(?:slides|notesSlides)\/[^/]+\.xml$/iu;

/**
 * Reads a PowerPoint presentation; each slide is a page.
 * @throws IngestFailure `too_many_pages`; see `openPackage` and `readPartsAst`
 */
export async function parsePptx(input: ParseInput): Promise<ParsedDocument> {
  const parts = openPackage(input, wanted, mostForTrees);
  for (const [name, xml] of parts) if (shown.test(name)) parts.set(name, withoutFurniture(xml));
  return slidesDocument(await readPartsAst(parts, 'pptx'), input);
}

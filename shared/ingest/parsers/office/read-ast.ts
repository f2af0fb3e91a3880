import { Buffer } from 'node:buffer';
import type { OfficeParserAST } from 'officeparser';
import { IngestFailure } from '../../failure.ts';
import { packArchive } from '../archive/pack-archive.ts';
import { placeCharts } from './markdown/place-charts.ts';
import type { OfficeParts } from './open-package.ts';

export type OfficeFileType = 'docx' | 'pptx' | 'odt' | 'odp' | 'rtf';

/** Faults that say that a document is too much, not that it is broken. */
const tooMuch = new Set(['MAX_NESTING_DEPTH_EXCEEDED', 'XML_ELEMENT_LIMIT_EXCEEDED']);

/**
 * Has officeparser read the checked parts. It is given a new archive of them and nothing else: no pictures, no macros,
 * nothing that was not looked at.
 * @throws IngestFailure `damaged_document`, `too_complex`
 */
export function readPartsAst(
  parts: OfficeParts,
  fileType: OfficeFileType,
): Promise<OfficeParserAST> {
  const contents = new Map<string, Uint8Array>();
  for (const [name, xml] of parts) contents.set(name, Buffer.from(declareUtf8(xml)));
  return readAst(packArchive(contents), fileType);
}

/** Has officeparser read a file. @throws IngestFailure `damaged_document`, `too_complex` */
export async function readAst(
  bytes: Uint8Array,
  fileType: OfficeFileType,
): Promise<OfficeParserAST> {
  const { parseOffice } = await import('officeparser');
  try {
    const ast = await parseOffice(bytes, {
      fileType,
      ignoreComments: true,
      ignoreHeadersAndFooters: true,
      ignoreSlideMasters: true,
      ignoreInternalLinks: true,
      // The figures of charts come as attachments; pictures were left out of the archive.
      extractAttachments: true,
    });
    placeCharts(ast.content, ast.attachments);
    return ast;
  } catch (error) {
    const code = (error as { officeIssue?: { code?: string } }).officeIssue?.code ?? '';
    throw new IngestFailure(tooMuch.has(code) ? 'too_complex' : 'damaged_document', {
      cause: error,
    });
  }
}

/** The parts were decoded, and are written as UTF-8. */
function declareUtf8(xml: string): string {
  return xml.replace(/^(\s*<\?xml\s[^>]*?encoding\s*=\s*["'])[\w.:-]+/u, '$1UTF-8');
}

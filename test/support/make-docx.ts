import { makeArchive } from './make-archive.ts';
import { relationshipsXml } from './relationships-xml.ts';

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" ' +
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ' +
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ' +
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" ' +
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';

/** A paragraph with a style, of runs that differ only in looks. */
export function wordParagraph(text: string, properties = ''): string {
  const runs = text
    .split(/(?<= )/u)
    .map((part) => `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${part}</w:t></w:r>`);
  return `<w:p><w:pPr>${properties}<w:rPr><w:i/></w:rPr></w:pPr>${runs.join('')}</w:p>`;
}

/** A Word document of this body, with further parts or other ones in place of its own. */
export function makeDocx(
  body: string,
  parts: Readonly<Record<string, string | Uint8Array>> = {},
): Uint8Array {
  return makeArchive({
    '_rels/.rels': relationshipsXml({ rId1: ['officeDocument', 'word/document.xml'] }),
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document ${namespaces}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    ...parts,
  });
}

export function wordStyles(styles: string): string {
  return `<w:styles ${namespaces}>${styles}</w:styles>`;
}

export function wordNotes(notes: string): string {
  return `<w:footnotes ${namespaces}>${notes}</w:footnotes>`;
}

export function wordNumbering(levels: string): string {
  return `<w:numbering ${namespaces}><w:abstractNum w:abstractNumId="0">${levels}</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;
}

export function coreProperties(title: string): string {
  return `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title></cp:coreProperties>`;
}

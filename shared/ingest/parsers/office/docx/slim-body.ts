import { attributeOf } from '../../xml/attribute-of.ts';
import { scanXml } from '../../xml/scan-xml.ts';
import { BodyWriter } from './body-writer.ts';
import { ParagraphProperties } from './paragraph-properties.ts';
import type { ParagraphStyle } from './paragraph-styles.ts';

/** Elements that say how text looks or where it was edited; they and all within them are left out. */
const withoutText = new Set([
  'w:rPr',
  'w:sectPr',
  'w:tblPr',
  'w:tblGrid',
  'w:proofErr',
  'w:bookmarkStart',
  'w:bookmarkEnd',
  'w:commentRangeStart',
  'w:commentRangeEnd',
  'w:lastRenderedPageBreak',
  'w:permStart',
  'w:permEnd',
  'wp:extent',
  'wp:effectExtent',
  'wp:positionH',
  'wp:positionV',
  'wp:cNvGraphicFramePr',
  'wps:spPr',
  'wps:style',
  'wps:bodyPr',
  'pic:spPr',
]);

/** Their attributes say when they were edited. */
const withoutMarks = new Set(['w:p', 'w:r', 'w:tr']);

/** A part in pieces that can be read one by one; UTF-16 units of each, about. */
const pieceLength = 4_000_000;

/**
 * Reduces the XML of a Word document, or of its notes, to what its text and structure need, in one pass. A tree of it then
 * takes a fraction of the memory and time. Headings and lists that come with a style, or with an outline level of the
 * paragraph's own, are written out, so that a reader who knows only the usual style names sees them.
 * @returns the part; a long body in pieces of whole paragraphs and tables, each of them a document
 */
export function slimBody(xml: string, styles: ReadonlyMap<string, ParagraphStyle>): string[] {
  const out = new BodyWriter(pieceLength);
  let skipped = '';
  let skippedDepth = 0;
  let properties: ParagraphProperties | undefined;
  scanXml(xml, {
    open(name, attributes, isEmpty) {
      if (skippedDepth > 0) {
        if (name === skipped && !isEmpty) skippedDepth += 1;
      } else if (withoutText.has(name)) {
        skipped = name;
        skippedDepth = isEmpty ? 0 : 1;
      } else if (name === 'w:pPr') {
        if (!isEmpty) properties = new ParagraphProperties(styles);
      } else if (properties !== undefined) {
        properties.note(name, attributeOf(attributes, 'val'));
      } else {
        out.open(name, withoutMarks.has(name) ? '' : attributes, isEmpty);
      }
    },
    close(name) {
      if (skippedDepth > 0) {
        if (name === skipped) skippedDepth -= 1;
      } else if (name === 'w:pPr') {
        out.write(properties?.toXml() ?? '');
        properties = undefined;
      } else if (properties === undefined) {
        out.close(name);
      }
    },
    text(raw) {
      if (skippedDepth === 0 && properties === undefined) out.write(raw);
    },
  });
  return out.end();
}

import { attributeOf } from '../../xml/attribute-of.ts';
import { localName, scanXml } from '../../xml/scan-xml.ts';
import { builtInFormats } from '../spreadsheet/built-in-formats.ts';

/** The number format of each cell style, by the style's index, from `xl/styles.xml` (ECMA-376 part 1, 18.8). */
export function readNumberFormats(stylesXml: string): string[] {
  const codes = new Map(builtInFormats);
  const formats: string[] = [];
  let isCellFormat = false;
  scanXml(stylesXml, {
    open(qualified, attributes) {
      const name = localName(qualified);
      const id = () => Number(attributeOf(attributes, 'numFmtId') ?? 0);
      if (name === 'numFmt') codes.set(id(), attributeOf(attributes, 'formatCode') ?? '');
      else if (name === 'cellXfs') isCellFormat = true;
      else if (name === 'xf' && isCellFormat) formats.push(codes.get(id()) ?? 'General');
    },
    close(qualified) {
      if (localName(qualified) === 'cellXfs') isCellFormat = false;
    },
  });
  return formats;
}

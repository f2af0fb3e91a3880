import { attributeOf } from '../../xml/attribute-of.ts';
import { localName, scanXml } from '../../xml/scan-xml.ts';
import type { OfficeParts } from '../open-package.ts';
import { relationshipsOf } from '../relationships.ts';

export interface Workbook {
  /** In the order of their tabs. */
  readonly sheets: readonly { readonly name: string; readonly part: string }[];
  /** Whether day 0 is 1 January 1904, not 31 December 1899. */
  readonly isFrom1904: boolean;
}

/** Reads `xl/workbook.xml` (ECMA-376 part 1, 18.2). Sheets whose part is missing are left out. */
export function readWorkbook(parts: OfficeParts): Workbook {
  const workbook = 'xl/workbook.xml';
  const targets = new Map(relationshipsOf(parts, workbook).map(({ id, target }) => [id, target]));
  const sheets: { name: string; part: string }[] = [];
  let isFrom1904 = false;
  scanXml(parts.get(workbook) ?? '', {
    open(qualified, attributes) {
      const name = localName(qualified);
      if (name === 'workbookPr') {
        isFrom1904 = /^(?:1|true)$/iu.test(attributeOf(attributes, 'date1904') ?? '');
      }
      if (name !== 'sheet') return;
      const part = targets.get(attributeOf(attributes, 'id') ?? '');
      if (part === undefined || !parts.has(part)) return;
      sheets.push({ name: attributeOf(attributes, 'name') ?? '', part });
    },
    close: () => undefined,
  });
  return { sheets, isFrom1904 };
}

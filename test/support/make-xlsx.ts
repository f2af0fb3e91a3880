import { makeArchive } from './make-archive.ts';
import { relationshipsXml } from './relationships-xml.ts';

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relationships =
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

interface WorkbookOptions {
  /** Shared strings, each as its XML within `si`. */
  readonly strings?: readonly string[];
  /** Number formats of cell styles 1, 2, …; style 0 is General. */
  readonly formats?: readonly string[];
  /** XML before `sheets`. */
  readonly properties?: string;
  readonly parts?: Readonly<Record<string, string>>;
}

/** A workbook; for each sheet's name the XML within its `worksheet`. Sheets are kept in files of unusual names. */
export function makeXlsx(
  sheets: Readonly<Record<string, string>>,
  options: WorkbookOptions = {},
): Uint8Array {
  const names = Object.keys(sheets);
  const tabs = names.map(
    (name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const targets = names.map((_, at) => [`rId${at + 1}`, ['worksheet', `worksheets/tab${at}.xml`]]);
  const { strings = [], formats = [], properties = '', parts = {} } = options;
  const declared = formats.map(
    (code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${code}"/>`,
  );
  const styles = formats.map((_, at) => `<xf numFmtId="${164 + at}"/>`);
  return makeArchive({
    '_rels/.rels': relationshipsXml({ rId1: ['officeDocument', 'xl/workbook.xml'] }),
    'xl/workbook.xml': `<workbook ${main} ${relationships}>${properties}<sheets>${tabs.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationshipsXml(
      Object.fromEntries(targets) as Record<string, [string, string]>,
    ),
    'xl/sharedStrings.xml': `<sst ${main}>${strings.map((one) => `<si>${one}</si>`).join('')}</sst>`,
    'xl/styles.xml': `<styleSheet ${main}><numFmts>${declared.join('')}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${styles.join('')}</cellXfs></styleSheet>`,
    ...Object.fromEntries(
      Object.values(sheets).map((xml, at) => [
        `xl/worksheets/tab${at}.xml`,
        `<worksheet ${main} ${relationships}>${xml}</worksheet>`,
      ]),
    ),
    ...parts,
  });
}

/** A row of cells as they are stored; texts stand in their cells. */
export function sheetRow(number: number, ...cells: (string | number)[]): string {
  const written = cells.map((cell, at) => {
    const reference = `r="${String.fromCharCode(65 + at)}${number}"`;
    if (cell === '') return `<c ${reference} s="0"/>`;
    return typeof cell === 'number'
      ? `<c ${reference}><v>${cell}</v></c>`
      : `<c ${reference} t="inlineStr"><is><t>${cell}</t></is></c>`;
  });
  return `<row r="${number}">${written.join('')}</row>`;
}

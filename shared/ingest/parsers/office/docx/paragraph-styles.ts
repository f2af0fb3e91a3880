import { attributeOf } from '../../xml/attribute-of.ts';
import { scanXml } from '../../xml/scan-xml.ts';

/** What a paragraph style says about structure. */
export interface ParagraphStyle {
  /** 1 to 9 for headings. */
  readonly headingLevel?: number;
  /** The list that paragraphs of this style belong to, as `w:numPr` has it. */
  readonly numbering?: { readonly id: string; readonly level: string };
}

interface StyleEntry {
  basedOn?: string;
  headingLevel?: number;
  numberingId?: string;
  numberingLevel?: string;
}

/** Based-on chains are short; a cycle ends here, too. */
const longestChain = 20;

/**
 * Reads `word/styles.xml` (ECMA-376 part 1, 17.7): headings by outline level or by the style's name, which is English in
 * files of every language, and lists that a style brings along. Both are inherited.
 */
export function readParagraphStyles(stylesXml: string): ReadonlyMap<string, ParagraphStyle> {
  const entries = readEntries(stylesXml);
  return new Map([...entries.keys()].map((id) => [id, resolve(entries, id)]));
}

function readEntries(stylesXml: string): Map<string, StyleEntry> {
  const entries = new Map<string, StyleEntry>();
  let entry: StyleEntry = {};
  scanXml(stylesXml, {
    open(name, attributes) {
      const value = () => attributeOf(attributes, 'val');
      if (name === 'w:style') {
        entry = {};
        entries.set(attributeOf(attributes, 'styleId') ?? '', entry);
      } else if (name === 'w:name') setLevel(entry, levelOfName(value() ?? ''));
      else if (name === 'w:basedOn') setText(entry, 'basedOn', value());
      else if (name === 'w:outlineLvl') setLevel(entry, Number(value()) + 1);
      else if (name === 'w:numId') setText(entry, 'numberingId', value());
      else if (name === 'w:ilvl') setText(entry, 'numberingLevel', value());
    },
    close: () => undefined,
  });
  return entries;
}

/** “heading 2” is at level 2, a title at the top. Outline level 10 is body text. */
function levelOfName(name: string): number | undefined {
  const level = /^heading ([1-9])$/iu.exec(name)?.[1];
  if (level !== undefined) return Number(level);
  return /^title$/iu.test(name) ? 1 : undefined;
}

function setLevel(entry: StyleEntry, level: number | undefined): void {
  if (level !== undefined && level >= 1 && level <= 9) entry.headingLevel ??= level;
}

function setText(
  entry: StyleEntry,
  key: 'basedOn' | 'numberingId' | 'numberingLevel',
  value: string | undefined,
): void {
  if (value !== undefined) entry[key] = value;
}

function resolve(entries: ReadonlyMap<string, StyleEntry>, id: string): ParagraphStyle {
  let headingLevel: number | undefined;
  let numbering: ParagraphStyle['numbering'];
  let next: string | undefined = id;
  for (let step = 0; next !== undefined && step < longestChain; step += 1) {
    const entry = entries.get(next);
    headingLevel ??= entry?.headingLevel;
    if (entry?.numberingId !== undefined) {
      numbering ??= { id: entry.numberingId, level: entry.numberingLevel ?? '0' };
    }
    next = entry?.basedOn;
  }
  return {
    ...(headingLevel === undefined ? {} : { headingLevel }),
    ...(numbering === undefined || numbering.id === '0' ? {} : { numbering }),
  };
}

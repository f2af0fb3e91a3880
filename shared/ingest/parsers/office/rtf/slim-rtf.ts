import { Buffer } from 'node:buffer';
import { IngestFailure } from '../../../failure.ts';
import { styleLevels } from './style-levels.ts';

/** Controls that say what text is and where it stands, or by which a heading is known; the others say how it looks. */
const structural = new Set(
  (
    'rtf ansi mac pc pca ansicpg deff f fcharset cpg plain uc u par pard line tab page sect cell row nestcell nestrow trowd ' +
    'cellx clmgf clmrg clvmgf clvmrg intbl itap ls ilvl li levelnfc levelnfcn levelstartat listid listtemplateid ' +
    'listoverridecount b fs ftnalt chftn lquote rquote ldblquote rdblquote v deleted'
  ).split(' '),
);
/** Controls that officeparser passes over, and what stands for the same. */
const substitutes = new Map([
  ['emdash', '\\u8212?'],
  ['endash', '\\u8211?'],
  ['bullet', '\\u8226?'],
  ['emspace', ' '],
  ['enspace', ' '],
  ['qmspace', ' '],
  ['~', ' '],
  ['_', '-'],
]);
/** Groups of data without text: pictures, embedded files, themes, colours. */
const withoutText = new Set(
  (
    'pict object objdata themedata colorschememapping datastore latentstyles colortbl rsidtbl xmlnstbl generator blipuid ' +
    'shppict nonshppict mmathPr wgrffmtfilter panose falt'
  ).split(' '),
);

/** A brace, a control word with its number and the space that ends it, a character in hexadecimal, or a control symbol. */
const mark = /[{}]|\\(?:([a-z]{1,32})(-?\d{1,10})? ?|'[\da-f]{2}|[^a-z'])/giu;
/** Each becomes an object of some 200 bytes. */
const mostMarks = 1_000_000;

/**
 * Reduces RTF to what its text and structure need (Rich Text Format 1.9.1): a reader then takes a fraction of the memory
 * and time. Dashes, bullets and fixed spaces are written so that they are read; paragraphs of a heading's style or outline
 * level get the style number that officeparser takes for headings, and others none. Linear.
 * @throws IngestFailure `too_complex` when there are too many marks still
 */
export function slimRtf(bytes: Uint8Array): Buffer {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const levels = styleLevels(source);
  const kept: string[] = [];
  let marks = 0;
  let depth = 0;
  /** The depth of the group that is being left out; 0 for none. */
  let skipped = 0;
  /** Whether a group has just begun: its first word says what it is, and must stay. */
  let isFirst = false;
  let at = 0;
  const keep = (text: string) => {
    marks += 1;
    if (marks > mostMarks) throw new IngestFailure('too_complex');
    kept.push(text);
  };
  mark.lastIndex = 0;
  for (let match = mark.exec(source); match !== null; match = mark.exec(source)) {
    const [written, word, number] = match;
    if (skipped === 0 && match.index > at) {
      kept.push(source.slice(at, match.index));
      isFirst = false;
    }
    if (word === 'bin') mark.lastIndex += Math.max(0, Number(number ?? 0));
    at = mark.lastIndex;
    if (written === '}') {
      if (depth === skipped) skipped = 0;
      if (skipped === 0) keep(written);
      depth = Math.max(0, depth - 1);
    } else if (written === '{') {
      depth += 1;
      if (skipped === 0) keep(written);
    } else if (skipped === 0 && word !== 'bin') {
      if (isFirst && withoutText.has(word ?? '')) skipped = depth;
      const shown = isFirst ? first(written) : control(written, word, number, levels);
      if (shown !== '') keep(shown);
    }
    isFirst = written === '{' || (isFirst && written === '\\*');
  }
  if (skipped === 0) kept.push(source.slice(at));
  return Buffer.from(kept.join(''), 'latin1');
}

/** What a group is stays, without what may have been parted from it by words that are left out. */
function first(written: string): string {
  return /^\\[a-z]/iu.test(written) ? `${written.trimEnd()} ` : written;
}

function control(
  written: string,
  word: string | undefined,
  number: string | undefined,
  levels: ReadonlyMap<number, number>,
): string {
  const substitute = number === undefined ? substitutes.get(word ?? written.slice(1)) : undefined;
  if (substitute !== undefined) return substitute;
  if (word === undefined) return written;
  if (word === 's') return heading(levels.get(Number(number)));
  if (word === 'outlinelevel') return heading(Number(number) + 1);
  const isKept = structural.has(word) || word.startsWith('pn');
  return isKept ? `${written.trimEnd()} ` : '';
}

function heading(level: number | undefined): string {
  return level !== undefined && level >= 1 && level <= 9 ? `\\s${level} ` : '';
}

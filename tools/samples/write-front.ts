import { BODY, COLOURS, FONTS, HEADINGS, PAGE } from './page-style.ts';
import type { HeadingPlace, PageWriter } from './page-writer.ts';
import type { SampleSource } from './read-source.ts';

const CONTENTS_INDENT = 16;
const CONTENTS_LINE = 12.2;

/** Draws a cover page: title, subtitle, and who issued the document when. */
export function writeCover(page: PageWriter, source: SampleSource): void {
  page.startPage({ footer: false });
  page.artifact(() => {
    page.doc.rect(0, 0, page.doc.page.width, 210).fill(COLOURS.accent);
  });
  page.tag('P', () => {
    page.doc.font(FONTS.bold).fontSize(14).fillColor('#ffffff');
    page.doc.text(source.author, page.left, 120, { width: page.width });
  });
  page.doc.y = 290;
  writeTitle(page, source, 32);
}

/** Draws the title over the first page of a document without a cover. */
export function writeMasthead(page: PageWriter, source: SampleSource): void {
  page.startPage();
  writeTitle(page, source, 24);
  const y = page.doc.y;
  page.artifact(() => {
    page.doc.moveTo(page.left, y).lineTo(page.left + page.width, y);
    page.doc.lineWidth(1).stroke(COLOURS.accent);
  });
  page.doc.y += 8;
}

/** Draws the table of contents on pages of their own: chapters and sections with page numbers. */
export function writeContents(page: PageWriter, headings: HeadingPlace[]): void {
  page.startPage();
  page.tag('H1', () => {
    page.doc.font(FONTS.bold).fontSize(HEADINGS[0].size).fillColor(COLOURS.accent);
    page.doc.text('Contents', page.left, PAGE.margins.top);
  });
  page.doc.y += 10;
  const list = page.group('TOC');
  for (const heading of headings.filter(({ level }) => level <= 2)) {
    page.ensureSpace(CONTENTS_LINE);
    page.tag('TOCI', () => writeContentsLine(page, heading), list);
  }
}

function writeTitle(page: PageWriter, source: SampleSource, size: number): void {
  const issued = source.issued.toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  page.tag('Title', () => {
    page.doc.font(FONTS.bold).fontSize(size).fillColor(COLOURS.accent);
    page.doc.text(source.title, page.left, page.doc.y, { width: page.width });
  });
  page.doc.y += 6;
  page.tag('P', () => {
    page.doc.font(FONTS.plain).fontSize(14).fillColor(COLOURS.text);
    page.doc.text(source.subtitle, { width: page.width });
  });
  page.doc.y += 6;
  page.tag('P', () => {
    page.doc.font(FONTS.plain).fontSize(BODY.size).fillColor(COLOURS.quiet);
    page.doc.text(`${source.reference} | Issued ${issued}`, { width: page.width });
  });
  page.doc.y += 10;
}

function writeContentsLine(page: PageWriter, { level, text, page: number }: HeadingPlace): void {
  const y = page.doc.y;
  const label = String(number);
  const isChapter = level === 1;
  page.doc.font(isChapter ? FONTS.bold : FONTS.plain).fontSize(9.2);
  page.doc.fillColor(COLOURS.text);
  const right = page.left + page.width - page.doc.widthOfString(label);
  page.doc.text(text, isChapter ? page.left : page.left + CONTENTS_INDENT, y, { lineBreak: false });
  page.doc.text(label, right, y, { lineBreak: false });
  page.doc.y = y + CONTENTS_LINE;
}

import PDFDocument from 'pdfkit';
import { COLOURS, FONTS, PAGE } from './page-style.ts';
import type { SampleSource } from './read-source.ts';

/** A heading and the page, counted from 1, on which it stands. */
export interface HeadingPlace {
  level: number;
  text: string;
  page: number;
}

/**
 * A PDF under construction: pages with footers, bookmarks and a structure tree.
 *
 * Callers ask for room before they draw, so pdfkit never breaks a page by itself.
 */
export class PageWriter {
  readonly doc: PDFKit.PDFDocument;
  readonly headings: HeadingPlace[] = [];
  pageCount = 0;
  readonly #source: SampleSource;
  readonly #totalPages: number;
  readonly #root: PDFKit.PDFStructureElement;
  #chapter: PDFKit.PDFOutline | undefined;

  /** @param totalPages pages that the finished document has, for "Page 3 of 12". */
  constructor(source: SampleSource, totalPages: number) {
    this.#source = source;
    this.#totalPages = totalPages;
    this.doc = new PDFDocument({
      size: PAGE.size,
      margins: PAGE.margins,
      autoFirstPage: false,
      // Deflate output differs between builds of zlib; plain streams are the same everywhere.
      compress: false,
      pdfVersion: '1.7',
      tagged: true,
      lang: 'en-GB',
      displayTitle: true,
      info: {
        Title: source.title,
        Author: source.author,
        Subject: source.subtitle,
        CreationDate: source.issued,
        ModDate: source.issued,
      },
    });
    this.#root = this.doc.struct('Document');
    this.doc.addStructure(this.#root);
  }

  get left(): number {
    return PAGE.margins.left;
  }

  get width(): number {
    return this.doc.page.width - PAGE.margins.left - PAGE.margins.right;
  }

  get atTop(): boolean {
    return this.doc.y <= PAGE.margins.top;
  }

  startPage(options: { footer: boolean } = { footer: true }): void {
    this.doc.addPage();
    this.pageCount += 1;
    if (options.footer) this.#writeFooter();
    this.doc.x = PAGE.margins.left;
    this.doc.y = PAGE.margins.top;
  }

  /** Starts a new page unless `height` points are left on this one; returns whether it did. */
  ensureSpace(height: number): boolean {
    const bottom = this.doc.page.height - PAGE.margins.bottom;
    if (this.doc.y + height <= bottom) return false;
    this.startPage();
    return true;
  }

  /** Notes a heading for the table of contents and adds it to the bookmarks. */
  recordHeading(level: number, text: string): void {
    this.headings.push({ level, text, page: this.pageCount });
    if (level === 1) this.#chapter = this.doc.outline.addItem(text);
    else if (level === 2) (this.#chapter ?? this.doc.outline).addItem(text);
  }

  /** Draws content that belongs to a structure element such as "P" or "H1". */
  tag(type: string, draw: () => void, parent = this.#root): void {
    parent.add(this.doc.struct(type, {}, draw));
  }

  /** Opens a structure element that holds others, such as "Table". */
  group(type: string, parent = this.#root): PDFKit.PDFStructureElement {
    const element = this.doc.struct(type);
    parent.add(element);
    return element;
  }

  /** Draws decoration that a screen reader should skip. */
  artifact(draw: () => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' });
    draw();
    this.doc.endMarkedContent();
  }

  #writeFooter(): void {
    const y = this.doc.page.height - PAGE.footerOffset;
    const page = `Page ${this.pageCount} of ${this.#totalPages}`;
    this.doc.markContent('Artifact', { type: 'Pagination' });
    this.doc.font(FONTS.plain).fontSize(8).fillColor(COLOURS.quiet);
    this.doc.text(`${this.#source.title} | ${this.#source.reference}`, this.left, y, {
      lineBreak: false,
    });
    const right = this.left + this.width - this.doc.widthOfString(page);
    this.doc.text(page, right, y, { lineBreak: false });
    this.doc.endMarkedContent();
  }
}

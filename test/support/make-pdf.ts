import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';

type Pdf = PDFKit.PDFDocument;

/** Draws a PDF. Fonts are the standard ones, margins 72 points, the page is A4 unless options say otherwise. */
export async function makePdf(
  draw: (pdf: Pdf) => void,
  options: PDFKit.PDFDocumentOptions = {},
): Promise<Uint8Array> {
  const pdf = new PDFDocument({ size: 'A4', margin: 72, ...options });
  const bytes = buffer(pdf);
  draw(pdf);
  pdf.end();
  return new Uint8Array(await bytes);
}

/** Draws a heading in 20 points. */
export function heading(pdf: Pdf, text: string): void {
  pdf.font('Helvetica-Bold').fontSize(20).text(text).moveDown(0.5);
}

/** Draws a paragraph in 11 points. */
export function paragraph(pdf: Pdf, text: string): void {
  pdf.font('Times-Roman').fontSize(11).text(text).moveDown(0.8);
}

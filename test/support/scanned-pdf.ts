import { openPdfium } from '../../shared/ingest/recognition/open-pdfium.ts';
import { renderPage } from '../../shared/ingest/recognition/render-page.ts';
import { makePdf } from './make-pdf.ts';
import { toPng } from './png.ts';

type Draw = (pdf: PDFKit.PDFDocument) => void;

const a4 = { width: 595.28, height: 841.89 };

/** A PDF as a scanner makes it: every page is a picture of what was drawn, `undefined` an empty sheet. */
export async function makeScannedPdf(pages: readonly (Draw | undefined)[]): Promise<Uint8Array> {
  const library = await openPdfium();
  const pictures: (Buffer | undefined)[] = [];
  for (const draw of pages) {
    const drawn = draw && renderPage(library, await makePdf(draw), 1);
    pictures.push(drawn && toPng(drawn));
  }
  return makePdf(
    (pdf) => {
      for (const picture of pictures) {
        pdf.addPage();
        if (picture !== undefined) pdf.image(picture, 0, 0, a4);
      }
    },
    { autoFirstPage: false },
  );
}

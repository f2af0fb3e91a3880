import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';

const words =
  'the inspection of a pump follows its service plan and every reading is kept with date and name until the next visit'.split(
    ' ',
  );

/** A PDF of two pages with about 600 words; those of one `number` are always the same, and differ from those of others. */
export async function twoPagePdf(number: number): Promise<Uint8Array> {
  const pdf = new PDFDocument({ size: 'A4', margin: 72 });
  const bytes = buffer(pdf);
  pdf.fontSize(18).text(`Report ${number}`).fontSize(11);
  for (let page = 1; page <= 2; page += 1) {
    if (page === 2) pdf.addPage();
    for (let paragraph = 0; paragraph < 6; paragraph += 1) {
      pdf.moveDown().text(sentences(number * 12 + page * 6 + paragraph));
    }
  }
  pdf.end();
  return new Uint8Array(await bytes);
}

function sentences(seed: number): string {
  const next = lehmer(seed + 1);
  return Array.from({ length: 4 }, () => {
    const picked = Array.from({ length: 12 }, () => words[next() % words.length] ?? '');
    return `Unit ${next() % 100_000} ${picked.join(' ')}.`;
  }).join(' ');
}

/** The minimal standard generator (Park and Miller, CACM 1988). */
function lehmer(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  return () => (state = Number((BigInt(state) * 48_271n) % 2_147_483_647n));
}

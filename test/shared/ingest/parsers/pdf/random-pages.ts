import type { Random } from '../../../../support/random.ts';

const words =
  'leave policy employee benefit manager week illness insurance plan imple-\nmentation of co-\ninsurance approval';
const fonts = ['Times-Roman', 'Times-Bold', 'Helvetica', 'Courier'];

/** Draws pages whose reading depends on their document: running headers, fonts that change, headings, cut words, empty pages. */
export function randomPages(count: number, random: Random): (pdf: PDFKit.PDFDocument) => void {
  return (pdf) => {
    for (let page = 1; page <= count; page += 1) {
      if (page > 1) pdf.addPage();
      const bodyFont = page < count / 2 ? 'Times-Roman' : random.pick(fonts);
      if (random.below(5) > 0) pdf.font('Helvetica').fontSize(8).text(`Example ${page}`, 72, 30);
      if (random.below(20) === 0) continue;
      pdf.text('', 72, 100);
      for (let block = random.below(4); block >= 0; block -= 1) drawBlock(pdf, bodyFont, random);
    }
  };
}

function drawBlock(pdf: PDFKit.PDFDocument, bodyFont: string, random: Random): void {
  const text = Array.from({ length: 4 + random.below(30) }, () =>
    random.pick(words.split(' ')),
  ).join(' ');
  const kind = random.below(4);
  if (kind === 0) {
    const title = `Title ${random.below(1000)}`;
    pdf
      .font(random.pick(fonts))
      .fontSize(11 + random.below(3) * 4)
      .text(title);
    if (random.below(3) === 0) pdf.outline.addItem(title, {});
  } else if (kind === 1) {
    const { y } = pdf;
    for (let row = 0; row < 3; row += 1) {
      pdf
        .font(bodyFont)
        .fontSize(11)
        .text(`Row ${row}`, 72, y + row * 16);
      pdf.text(`${random.below(100)} EUR`, 250, y + row * 16);
    }
    pdf.text('', 72);
  } else {
    pdf.font(bodyFont).fontSize(11).text(text);
  }
  pdf.moveDown(random.below(3) / 2);
}

import { deflateSync } from 'node:zlib';
import { makeDocx } from './make-docx.ts';

const mebibyte = 1024 * 1024;

/** Files that unfold to far more than they are, or nest without end: small to send, heavy to read. */
export function hostileFiles(): Readonly<Record<string, Uint8Array>> {
  return {
    'unfolds.docx': makeDocx(`<w:p><w:r><w:t>${' '.repeat(210 * mebibyte)}</w:t></w:r></w:p>`),
    'laughs.docx': makeDocx('', { 'word/styles.xml': billionLaughs() }),
    'unfolds.pdf': pdfOfStream(deflateSync(Buffer.alloc(400 * mebibyte, ' '))),
    'nests.html': new TextEncoder().encode('<div>'.repeat(100_000)),
    'brackets.md': new TextEncoder().encode('['.repeat(500_000)),
  };
}

/** Entities that stand for ten of the ones before them each. */
function billionLaughs(): string {
  const entities = Array.from({ length: 9 }, (_, at) =>
    at === 0 ? '<!ENTITY a0 "ha">' : `<!ENTITY a${at} "${`&a${at - 1};`.repeat(10)}">`,
  );
  return `<?xml version="1.0"?><!DOCTYPE styles [${entities.join('')}]><styles>&a8;</styles>`;
}

/** A PDF of one page whose content is this compressed stream. */
function pdfOfStream(stream: Uint8Array): Uint8Array {
  const objects = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    Buffer.from('<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>'),
    Buffer.concat([
      Buffer.from(`<< /Length ${stream.length} /Filter /FlateDecode >>\nstream\n`),
      stream,
      Buffer.from('\nendstream'),
    ]),
  ];
  const parts = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  for (const [at, object] of objects.entries()) {
    const part = Buffer.concat([
      Buffer.from(`${at + 1} 0 obj\n`),
      object,
      Buffer.from('\nendobj\n'),
    ]);
    offsets.push(length);
    length += part.length;
    parts.push(part);
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const trailer =
    `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}` +
    `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(trailer)]);
}

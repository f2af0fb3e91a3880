import PDFDocument from 'pdfkit';

/** A PDF with one paragraph a page below a heading, as pdfkit writes it. */
export async function makePdf(
  pages: readonly { readonly heading: string; readonly text: string }[],
  options: { readonly userPassword?: string } = {},
): Promise<Buffer> {
  const document = new PDFDocument({ autoFirstPage: false, ...options });
  const parts: Buffer[] = [];
  const done = Promise.withResolvers<Buffer>();
  document.on('data', (part: Buffer) => parts.push(part));
  document.on('end', () => done.resolve(Buffer.concat(parts)));
  for (const { heading, text } of pages) {
    document.addPage();
    document.fontSize(20).text(heading).moveDown().fontSize(11).text(text);
  }
  document.end();
  return done.promise;
}

/** A PDF of drawings only. */
export async function makeTextlessPdf(): Promise<Buffer> {
  const document = new PDFDocument();
  const parts: Buffer[] = [];
  const done = Promise.withResolvers<Buffer>();
  document.on('data', (part: Buffer) => parts.push(part));
  document.on('end', () => done.resolve(Buffer.concat(parts)));
  document.rect(100, 100, 200, 200).fill('#336699');
  document.end();
  return done.promise;
}

export const leavePolicy = [
  {
    heading: 'Annual leave',
    text: 'Full-time staff get 28 days of annual leave a year. Part-time staff get 16 days of annual leave a year. Leave is booked with the line manager.',
  },
  {
    heading: 'Parental leave',
    text: 'Parents take up to 39 weeks of parental leave. The first six weeks are paid in full.',
  },
  {
    heading: 'Office parking',
    text: 'The car park in Bristol has 40 spaces. A permit costs 12 pounds a month and is ordered at the reception.',
  },
];

export const travelPolicy = `# Travel policy

## Trains

Book trains at least seven days ahead. First class is allowed for journeys of more than three hours.

## Hotels

A hotel in London may cost up to 180 pounds a night. Elsewhere the limit is 120 pounds a night.
`;

export const serverFaq = `<!doctype html><html><head><title>Server FAQ</title></head><body><main>
<h1>Server FAQ</h1><h2>How is the server restarted?</h2>
<p>Hold the blue button of the Kestrel server for ten seconds. It restarts within two minutes.</p>
<h2>Who is called at night?</h2><p>The night shift calls extension 4417.</p>
</main></body></html>`;

export const minutes = `Minutes of the board, 3 March 2026

The board decided to open an office in Leeds. The budget for the Leeds office is 250,000 pounds.
`;

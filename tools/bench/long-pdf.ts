import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import { planRanges } from '../../shared/ingest/parsers/pdf/sections.ts';
import {
  joinRangesInWorker,
  parseUpToInWorker,
  readRangeInWorker,
} from '../../shared/ingest/worker/parse-in-worker.ts';
import { figure, type Figure } from './figure.ts';

const bounds = { maxPages: 5000, maxText: 2 ** 25, maxEntries: 5000, maxInflatedBytes: 2 ** 28 };
const signal = new AbortController().signal;
const sentence =
  'Whoever is ill for more than three days brings a note from a doctor and tells the manager by nine in the morning. ';

/**
 * What a page of a PDF costs when it has 100 pages and when it has `pages`: opened, read in ranges one after the other, and
 * joined, as ingestion does.
 */
export async function longPdf(pages: number): Promise<Figure[]> {
  // The first document pays for starting the worker and loading the parser.
  await millisecondsPerPage(await draw(100), 100);
  const short = await millisecondsPerPage(await draw(100), 100);
  const long = await millisecondsPerPage(await draw(pages), pages);
  return [
    figure('parse, PDF of 100 pages', short, 'ms/page'),
    figure(`parse, PDF of ${pages} pages in ranges`, long, 'ms/page'),
    figure(`cost of a page, ${pages} pages to 100`, long / short, '×', '≤ 1.25'),
  ];
}

async function millisecondsPerPage(bytes: Buffer, pages: number): Promise<number> {
  const began = performance.now();
  const job = { bytes, mediaType: 'application/pdf', limits: bounds } as const;
  const facts = await parseUpToInWorker(0, () => Promise.resolve(job), signal);
  if ('text' in facts) throw new Error('The document was not divided.');
  const ranges: Uint8Array[] = [];
  for (const range of planRanges(facts.pages)) {
    ranges.push(await readRangeInWorker(() => Promise.resolve({ bytes, range }), signal));
  }
  const join = { facts, ranges, limits: bounds };
  await joinRangesInWorker(() => Promise.resolve(join), signal);
  return (performance.now() - began) / pages;
}

async function draw(pages: number): Promise<Buffer> {
  const pdf = new PDFDocument({ size: 'A4', margin: 72 });
  const bytes = buffer(pdf);
  for (let page = 1; page <= pages; page += 1) {
    if (page > 1) pdf.addPage();
    pdf.font('Helvetica-Bold').fontSize(16).text(`Section ${page}`).moveDown(0.5);
    pdf.font('Times-Roman').fontSize(11);
    for (let at = 1; at <= 5; at += 1) pdf.text(`${page}.${at} ${sentence.repeat(4)}`).moveDown();
  }
  pdf.end();
  return bytes;
}

import type { GrayImage } from './gray-image.ts';
import type { Pdfium } from './open-pdfium.ts';

const pointsPerInch = 72;
/** Below about 200 dots an inch letters of usual size become hard to tell apart; more only takes more time. */
const usualDpi = 200;
/** Some scanners write a page smaller than it was: its short side gets at least the pixels of a Letter page. */
const leastShortSide = 1700;
const mostDpi = 400;
/** A3 at 200 dpi has 7.7 million pixels; larger pages are drawn coarser. Time and memory go with the pixels. */
const mostPixels = 10_000_000;

const grayFormat = 1;
const white = 0xffffffff;
/** FPDF_ANNOT and FPDF_GRAYSCALE of `fpdfview.h`: stamps and comments count as text, too. */
const flags = 0x01 | 0x08;

/**
 * Draws one page of a PDF in grey.
 * @param page from 1
 * @throws Error when the page cannot be drawn
 */
export function renderPage(library: Pdfium, bytes: Uint8Array, page: number): GrayImage {
  const memory = library.pdfium.wasmExports;
  const data = memory.malloc(bytes.length);
  if (data === 0) throw new Error('The document does not fit into memory.');
  // Read anew: the memory is another object after it grew.
  library.pdfium.HEAPU8.set(bytes, data);
  const document = library.FPDF_LoadMemDocument(data, bytes.length, '');
  const handle = document === 0 ? 0 : library.FPDF_LoadPage(document, page - 1);
  try {
    if (handle === 0) throw new Error(`Page ${page} cannot be opened.`);
    return drawPage(library, handle);
  } finally {
    if (handle !== 0) library.FPDF_ClosePage(handle);
    if (document !== 0) library.FPDF_CloseDocument(document);
    memory.free(data);
  }
}

function drawPage(library: Pdfium, page: number): GrayImage {
  const points = {
    width: library.FPDF_GetPageWidthF(page),
    height: library.FPDF_GetPageHeightF(page),
  };
  const scale = scaleOf(points);
  const width = Math.max(1, Math.floor(points.width * scale));
  const height = Math.max(1, Math.floor(points.height * scale));
  const bitmap = library.FPDFBitmap_CreateEx(width, height, grayFormat, 0, 0);
  if (bitmap === 0) throw new Error(`No bitmap of ${width} by ${height} pixels can be made.`);
  try {
    library.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, white);
    library.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags);
    return { width, height, pixels: copyPixels(library, bitmap, width, height), scale };
  } finally {
    library.FPDFBitmap_Destroy(bitmap);
  }
}

/** Pixels per point. */
export function scaleOf({ width, height }: { width: number; height: number }): number {
  const wanted = leastShortSide / Math.max(1, Math.min(width, height));
  const usual = usualDpi / pointsPerInch;
  const fine = Math.min(Math.max(wanted, usual), mostDpi / pointsPerInch);
  return Math.min(fine, Math.sqrt(mostPixels / Math.max(1, width * height)));
}

function copyPixels(library: Pdfium, bitmap: number, width: number, height: number): Uint8Array {
  const start = library.FPDFBitmap_GetBuffer(bitmap);
  const stride = library.FPDFBitmap_GetStride(bitmap);
  const memory = library.pdfium.HEAPU8;
  const pixels = new Uint8Array(width * height);
  for (let row = 0; row < height; row += 1) {
    const from = start + row * stride;
    pixels.set(memory.subarray(from, from + width), row * width);
  }
  return pixels;
}

import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { IngestFailure } from '../../failure.ts';
import { InflateAtOnce } from './inflate-at-once.ts';

/**
 * Opens a PDF with pdf.js in this thread (the caller already is a worker thread). Rendering is off: no canvas, no system
 * fonts, images are skipped before they are decoded. The document is closed once `read` is done.
 * @throws IngestFailure `damaged_document`, `encrypted_document`
 */
export async function withPdf<T>(
  bytes: Uint8Array,
  read: (document: PDFDocumentProxy) => Promise<T>,
): Promise<T> {
  // pdf.js looks here before it loads its worker by path, which no bundle could follow.
  Object.assign(globalThis, {
    pdfjsWorker: await import('pdfjs-dist/legacy/build/pdf.worker.mjs'),
    DecompressionStream: InflateAtOnce,
  });
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const resources = resourceDirectory();
  const task = pdfjs.getDocument({
    data: bytes,
    cMapUrl: join(resources, 'cmaps/'),
    cMapPacked: true,
    standardFontDataUrl: join(resources, 'standard_fonts/'),
    disableFontFace: true,
    useSystemFonts: false,
    isOffscreenCanvasSupported: false,
    maxImageSize: 1,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  });
  try {
    return await read(await task.promise.catch(refuse));
  } finally {
    await task.destroy();
  }
}

function refuse(cause: unknown): never {
  const encrypted = cause instanceof Error && cause.name === 'PasswordException';
  throw new IngestFailure(encrypted ? 'encrypted_document' : 'damaged_document', { cause });
}

/**
 * The folder with pdf.js's character maps and standard fonts: `pdfjs/` next to the bundle when it was copied there,
 * the installed package otherwise.
 */
function resourceDirectory(): string {
  const besideBundle = join(dirname(fileURLToPath(import.meta.url)), 'pdfjs');
  if (existsSync(join(besideBundle, 'cmaps'))) return besideBundle;
  return dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
}

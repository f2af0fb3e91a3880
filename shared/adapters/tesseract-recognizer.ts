import type { Settings } from '../config/settings.ts';
import { AppError } from '../errors.ts';
import { IngestFailure } from '../ingest/failure.ts';
import type { PageReading } from '../ingest/recognition/read-page-image.ts';
import { WorkerPool } from '../ingest/worker/worker-pool.ts';
import type { Recognition, RecognitionRequest, TextRecognizer } from '../ports/text-recognizer.ts';

/** `recognition-worker.js` next to the bundle, where esbuild puts it as an entry of its own. */
const entry = new URL(
  import.meta.url.endsWith('.ts')
    ? '../ingest/recognition/recognition-worker.ts'
    : './recognition-worker.js',
  import.meta.url,
);

/** A page takes some seconds on a slow machine; one at a time leaves processors for questions. */
const pool = new WorkerPool({
  entry,
  size: 1,
  keepIdle: 30_000,
  time: { base: 120_000, perPage: 0 },
  memory: 640,
  memoryCheck: 50,
});

/** Tesseract on this machine, English, page by page; done when `begin` returns. */
export class TesseractRecognizer implements TextRecognizer {
  readonly id = 'tesseract-7-eng-best-int-200dpi';
  readonly pagesPerCall = 1;
  readonly maxPages: number;

  constructor(settings: Pick<Settings, 'OCR_MAX_PAGES'>) {
    this.maxPages = settings.OCR_MAX_PAGES;
  }

  async begin({ bytes, pages }: RecognitionRequest, signal: AbortSignal): Promise<Recognition> {
    const read = [];
    for (const page of pages) {
      try {
        const job = { kind: 'recognize', bytes, page } as const;
        const reading = await pool.run(() => Promise.resolve(job), signal);
        read.push({ page, ...(reading as PageReading) });
      } catch (error) {
        if (!(error instanceof IngestFailure)) throw error;
        return { status: 'failed', reason: reasonOf(error) };
      }
    }
    return { status: 'succeeded', pages: read };
  }

  async poll(): Promise<Recognition> {
    throw new AppError('recognition_unavailable', 'Local recognition keeps no operations.', {
      remedy: 'Store the document again: OCR was changed while it was read by another service.',
      transient: false,
    });
  }
}

function reasonOf({ code }: IngestFailure): string {
  if (code === 'parse_timeout') return 'Text recognition took too long and was stopped.';
  if (code === 'parse_memory') return 'Text recognition took too much memory and was stopped.';
  return 'The picture of the page could not be drawn or read.';
}

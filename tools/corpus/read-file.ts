import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { PackLimits } from '../../shared/ingest/chunking/pack.ts';
import { IngestFailure } from '../../shared/ingest/failure.ts';
import { detectMediaType } from '../../shared/ingest/media-type.ts';
import type { ParseLimits } from '../../shared/ingest/parse-limits.ts';
import type { MediaType } from '../../shared/ingest/parsers/registry.ts';
import { chunkInWorker, parseInWorker } from '../../shared/ingest/worker/parse-in-worker.ts';
import type { TextRecognizer } from '../../shared/ports/text-recognizer.ts';
import type { Outcome } from './outcome.ts';
import { recognize } from './recognize.ts';

export interface CorpusLimits {
  /** Bytes. */
  readonly maxSize: number;
  readonly parse: ParseLimits;
  readonly chunk: PackLimits;
}

/** How files are read. */
export interface CorpusReading {
  readonly limits: CorpusLimits;
  /** Reads pages without text; such pages stay without when absent. */
  readonly recognizer?: TextRecognizer | undefined;
}

/** An outcome, and the text for those who compare it. */
export interface ReadFile {
  readonly outcome: Outcome;
  readonly text: string;
}

/** Takes a file the way a stored document takes: its type is detected, it is parsed and cut into passages in a worker. */
export async function readCorpusFile(
  folder: string,
  file: string,
  { limits, recognizer }: CorpusReading,
  signal: AbortSignal,
): Promise<ReadFile> {
  const began = performance.now();
  const bytes = await readFile(join(folder, file));
  const ending = extname(file).slice(1).toLowerCase();
  const found = { file, ending, size: bytes.length, ...nothing };
  let known: { readonly mediaType?: MediaType } = {};
  const seconds = () => (performance.now() - began) / 1000;
  try {
    if (bytes.length === 0) throw new IngestFailure('empty_document');
    if (bytes.length > limits.maxSize) throw new IngestFailure('too_large');
    const mediaType = detectMediaType(bytes, file);
    known = { mediaType };
    const job = { bytes, mediaType, limits: limits.parse };
    const parsed = await parseInWorker(() => Promise.resolve(job), signal);
    const document = await recognize(parsed, bytes, recognizer, signal);
    const without = document.pagesWithoutText?.length ?? 0;
    if (document.text.trim() === '') {
      throw new IngestFailure(without > 0 ? 'no_text' : 'empty_document');
    }
    const passages = await chunkInWorker(
      () => Promise.resolve({ document, limits: limits.chunk }),
      signal,
    );
    const outcome = {
      ...found,
      ...known,
      result: 'read',
      pages: document.pageStarts.length,
      pagesWithoutText: without,
      passages: passages.length,
      characters: document.text.length,
      warnings: document.warnings,
      seconds: seconds(),
    };
    return { outcome, text: document.text };
  } catch (error) {
    signal.throwIfAborted();
    const result = error instanceof IngestFailure ? error.code : 'crashed';
    const detail = error instanceof Error ? error.message : String(error);
    return { outcome: { ...found, ...known, result, detail, seconds: seconds() }, text: '' };
  }
}

const nothing = { pages: 0, pagesWithoutText: 0, passages: 0, characters: 0, warnings: [] };

import { isBlank, type GrayImage } from './gray-image.ts';
import { openPdfium, type Pdfium } from './open-pdfium.ts';
import { renderPage } from './render-page.ts';
import { startWordReader, type ImageWord, type WordReader } from './word-reader.ts';
import { meanConfidence, wordsToMarkdown } from './words-to-markdown.ts';

/** What a page's picture says. */
export interface PageReading {
  /** Markdown; empty when there is nothing to read. */
  readonly text: string;
  /** 0 to 1. */
  readonly confidence: number;
}

/** What is made of photographs and drawings without text. */
const leastConfidence = 0.3;

/** Both take a second or so to start and are kept for the pages that follow. */
let library: Promise<Pdfium> | undefined;
let reader: Promise<WordReader> | undefined;

/** Draws a page and reads its words. @param page from 1 @throws Error when it cannot be drawn or read */
export async function readPageImage(bytes: Uint8Array, page: number): Promise<PageReading> {
  const image = await draw(bytes, page);
  if (isBlank(image)) return { text: '', confidence: 1 };
  const words = await read(image);
  const size = { width: image.width / image.scale, height: image.height / image.scale };
  const confidence = meanConfidence(words);
  return { text: confidence < leastConfidence ? '' : wordsToMarkdown(words, size), confidence };
}

async function draw(bytes: Uint8Array, page: number): Promise<GrayImage> {
  library ??= openPdfium();
  try {
    return renderPage(await library, bytes, page);
  } catch (error) {
    // A library that stopped in the middle of its work is in no known state.
    library = undefined;
    throw error;
  }
}

async function read(image: GrayImage): Promise<readonly ImageWord[]> {
  reader ??= startWordReader();
  try {
    return await (await reader).read(image);
  } catch (error) {
    await reader.then(
      (broken) => broken.close(),
      () => undefined,
    );
    reader = undefined;
    throw error;
  }
}

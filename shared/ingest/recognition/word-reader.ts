import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Block, Line } from 'tesseract.js';
import { toPgm, type GrayImage } from './gray-image.ts';

/** A word on a picture; lengths in points of the page, `y` downwards from its top. */
export interface ImageWord {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Of the line it stands in. */
  readonly baseline: number;
  /** Height of the line it stands in. */
  readonly size: number;
  /** 0 to 1. */
  readonly confidence: number;
}

/** Reads the words in pictures. */
export interface WordReader {
  /** One picture at a time. @throws Error when it cannot be read */
  read(image: GrayImage): Promise<readonly ImageWord[]>;
  close(): Promise<void>;
}

const language = 'eng';
/** Integer weights made from the most exact ones: a third of the size at almost the same quality. */
const variant = '4.0.0_best_int';
const lstmOnly = 1;
/** What is made of a bullet when it stands alone at the beginning of a line. */
const misreadBullet = /^[«»+=~*¢°©®]$/u;

/** Whether the packages of local recognition are installed; a deployed bundle comes without them. */
export function isWordReaderInstalled(): boolean {
  const { resolve } = createRequire(import.meta.url);
  try {
    resolve('tesseract.js/package.json');
    resolve('@embedpdf/pdfium/pdfium.wasm');
    return existsSync(join(languageFolder(), `${language}.traineddata.gz`));
  } catch {
    return false;
  }
}

/** Starts Tesseract in a thread of its own, from the installed packages: nothing is loaded from the network or cached. */
export async function startWordReader(): Promise<WordReader> {
  const { createWorker } = await import('tesseract.js');
  const failure = Promise.withResolvers<never>();
  failure.promise.catch(() => undefined);
  // Without a handler the library throws where nobody can catch it.
  const errorHandler = (error: unknown) => failure.reject(new Error(String(error)));
  const options = { langPath: languageFolder(), cacheMethod: 'none', errorHandler };
  const worker = await Promise.race([createWorker(language, lstmOnly, options), failure.promise]);
  return {
    async read(image) {
      await worker.setParameters({ user_defined_dpi: String(Math.round(image.scale * 72)) });
      const { data } = await worker.recognize(toPgm(image), {}, { text: false, blocks: true });
      return wordsOf(data.blocks ?? [], image.scale);
    },
    async close() {
      await worker.terminate();
    },
  };
}

function languageFolder(): string {
  const { resolve } = createRequire(import.meta.url);
  return join(dirname(resolve(`@tesseract.js-data/${language}/package.json`)), variant);
}

function* linesOf(blocks: readonly Block[]): Iterable<Line> {
  for (const { paragraphs } of blocks) for (const { lines } of paragraphs) yield* lines;
}

function wordsOf(blocks: readonly Block[], scale: number): ImageWord[] {
  return [...linesOf(blocks)].flatMap(({ words, baseline, rowAttributes }) =>
    words.map(({ text, bbox, confidence }, at) => ({
      text: at === 0 && misreadBullet.test(text) ? '•' : text,
      left: bbox.x0 / scale,
      right: bbox.x1 / scale,
      baseline: (baseline.y0 + baseline.y1) / 2 / scale,
      size: rowAttributes.rowHeight / scale,
      confidence: confidence / 100,
    })),
  );
}

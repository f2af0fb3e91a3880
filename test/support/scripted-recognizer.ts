import type {
  Recognition,
  RecognitionRequest,
  TextRecognizer,
} from '../../shared/ports/text-recognizer.ts';

/** A recogniser that knows the pages' texts and takes the steps it is told to. */
export class ScriptedRecognizer implements TextRecognizer {
  readonly id: string;
  pagesPerCall = 2;
  maxPages = 10;
  /** Answers to give before the usual ones; an error is thrown. */
  readonly script: (Recognition | Error)[] = [];
  /** Pages of each `begin`. */
  readonly begun: (readonly number[])[] = [];
  readonly polled: string[] = [];
  #pages: readonly number[] = [];

  constructor(id = 'scripted') {
    this.id = id;
  }

  async begin({ pages }: RecognitionRequest): Promise<Recognition> {
    this.begun.push(pages);
    this.#pages = pages;
    return this.#next();
  }

  async poll(operation: string): Promise<Recognition> {
    this.polled.push(operation);
    return this.#next();
  }

  #next(): Recognition {
    const scripted = this.script.shift();
    if (scripted instanceof Error) throw scripted;
    if (scripted !== undefined) return scripted;
    const pages = this.#pages.map((page) => ({ page, text: `Scan ${page}.`, confidence: 0.9 }));
    return { status: 'succeeded', pages };
  }
}

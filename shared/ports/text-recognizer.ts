/** A page whose image was read. */
export interface RecognizedPage {
  /** From 1. */
  readonly page: number;
  /** Normalised Markdown; empty when the page shows no text. */
  readonly text: string;
  /** Mean certainty about its words, 0 to 1; 1 when there are none. */
  readonly confidence: number;
}

export interface RecognitionRequest {
  /** The whole PDF. */
  readonly bytes: Uint8Array;
  /** Pages to read, from 1, ascending; at most `pagesPerCall`. */
  readonly pages: readonly number[];
}

export type Recognition =
  /** Ask again, not before `retryAfter` seconds have passed. `operation` may be kept for hours and used by another process. */
  | { readonly status: 'running'; readonly operation: string; readonly retryAfter: number }
  | { readonly status: 'succeeded'; readonly pages: readonly RecognizedPage[] }
  /** These pages can never be read; the reason is a sentence for the editor. */
  | { readonly status: 'failed'; readonly reason: string };

/**
 * Reads the text in images of pages. Engines that take long give an operation to ask for, so that nobody has to wait for
 * them; others are done when `begin` returns.
 * Methods throw AppError `recognition_unavailable`, with the delay the engine asks for, when another try may succeed.
 */
export interface TextRecognizer {
  /** Names engine, model and settings: results of different ids are not the same. */
  readonly id: string;
  /** Most pages of one call. */
  readonly pagesPerCall: number;
  /** A document with more pages to read is left alone. */
  readonly maxPages: number;
  begin(request: RecognitionRequest, signal: AbortSignal): Promise<Recognition>;
  /** @param operation as `begin` gave it */
  poll(operation: string, signal: AbortSignal): Promise<Recognition>;
}

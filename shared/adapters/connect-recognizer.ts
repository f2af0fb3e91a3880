import type { Settings } from '../config/settings.ts';
import { AppError } from '../errors.ts';
import { isWordReaderInstalled } from '../ingest/recognition/word-reader.ts';
import type { TextRecognizer } from '../ports/text-recognizer.ts';
import { DocumentIntelligenceRecognizer } from './document-intelligence-recognizer.ts';
import { TesseractRecognizer } from './tesseract-recognizer.ts';

type RecognizerSettings = Pick<
  Settings,
  | 'OCR'
  | 'OCR_MAX_PAGES'
  | 'DOCUMENT_INTELLIGENCE_ENDPOINT'
  | 'DOCUMENT_INTELLIGENCE_KEY'
  | 'DOCUMENT_MAX_PAGES'
>;

/**
 * The engine that `OCR` names; for `auto` Document Intelligence when its endpoint is set, else the local engine when its
 * packages are installed, else none.
 * @throws AppError `configuration` when the local engine is asked for and not installed
 */
export function connectRecognizer(
  settings: RecognizerSettings,
  isLocalInstalled = isWordReaderInstalled,
): TextRecognizer | undefined {
  const { OCR, DOCUMENT_INTELLIGENCE_ENDPOINT: endpoint } = settings;
  if (OCR === 'off') return undefined;
  if (OCR !== 'local' && endpoint !== undefined) {
    return new DocumentIntelligenceRecognizer(endpoint, settings);
  }
  if (isLocalInstalled()) return new TesseractRecognizer(settings);
  if (OCR === 'auto') return undefined;
  throw new AppError('configuration', 'OCR is local, and its packages are not installed.', {
    remedy:
      'Install tesseract.js, @tesseract.js-data/eng and @embedpdf/pdfium beside the app, or set OCR to auto or off.',
  });
}

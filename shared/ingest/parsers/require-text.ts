import { normalizeText } from '../../text/normalize-text.ts';
import { IngestFailure } from '../failure.ts';
import { decodeText } from './decode-text.ts';

/** The file's text in its normal form. @throws IngestFailure `damaged_document`, `empty_document` */
export function requireText(bytes: Uint8Array, declaredCharset?: string): string {
  const decoded = decodeText(bytes, declaredCharset);
  if (decoded === undefined) throw new IngestFailure('damaged_document');
  const text = normalizeText(decoded);
  if (text.trim() === '') throw new IngestFailure('empty_document');
  return text;
}

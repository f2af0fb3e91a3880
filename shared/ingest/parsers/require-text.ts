import { normalizeText } from '../../text/normalize-text.ts';
import { IngestFailure } from '../failure.ts';
import type { ParseInput } from '../parsed-document.ts';
import { decodeText } from './decode-text.ts';

/**
 * The file's text in its normal form.
 * @throws IngestFailure `damaged_document`, `empty_document`, `too_much_text`
 */
export function requireText(
  { bytes, maxText }: Pick<ParseInput, 'bytes' | 'maxText'>,
  declaredCharset?: string,
): string {
  const decoded = decodeText(bytes, declaredCharset);
  if (decoded === undefined) throw new IngestFailure('damaged_document');
  if (decoded.length > maxText) throw new IngestFailure('too_much_text');
  const text = normalizeText(decoded);
  if (text.trim() === '') throw new IngestFailure('empty_document');
  return text;
}

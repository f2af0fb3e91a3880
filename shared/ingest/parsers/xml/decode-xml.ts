import { isUtf8, type Buffer } from 'node:buffer';
import { IngestFailure } from '../../failure.ts';

/**
 * Decodes an XML entity by its byte order mark, its first bytes or its declaration, else as UTF-8 (XML 1.0, appendix F).
 * @throws IngestFailure `damaged_document` for an encoding that is not known, or bytes that are no UTF-8
 */
export function decodeXml(bytes: Buffer): string {
  const encoding = encodingOf(bytes);
  if (encoding === 'utf-8') {
    if (!isUtf8(bytes)) throw new IngestFailure('damaged_document');
    const text = bytes.toString('utf8');
    return text.startsWith('\ufeff') ? text.slice(1) : text;
  }
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch (error) {
    throw new IngestFailure('damaged_document', { cause: error });
  }
}

function encodingOf(bytes: Buffer): string {
  const start = bytes.toString('latin1', 0, 200);
  if (start.startsWith('\xff\xfe') || start.startsWith('<\0')) return 'utf-16le';
  if (start.startsWith('\xfe\xff') || start.startsWith('\0<')) return 'utf-16be';
  if (start.startsWith('\xef\xbb\xbf')) return 'utf-8';
  const declared = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)/u.exec(start)?.[1];
  return declared?.toLowerCase() ?? 'utf-8';
}

import { Buffer } from 'node:buffer';
import { extname } from 'node:path';
import { decodeText } from './parsers/decode-text.ts';

/** Media types this service reads. */
export type MediaType = 'application/pdf' | 'text/markdown' | 'text/html' | 'text/plain';

const typeOfExtension: Readonly<Record<string, MediaType>> = {
  '.pdf': 'application/pdf',
  '.md': 'text/markdown',
  '.markdown': 'text/markdown',
  '.html': 'text/html',
  '.htm': 'text/html',
  '.xhtml': 'text/html',
  '.txt': 'text/plain',
  '.text': 'text/plain',
  '.log': 'text/plain',
};

/** First bytes of formats that are not read, in latin1; text files begin otherwise. */
const otherFormats = [
  'PK\x03\x04',
  'PK\x05\x06',
  '\xd0\xcf\x11\xe0',
  '{\\rtf',
  '\x89PNG',
  '\xff\xd8\xff',
  'II*\0',
  'MM\0*',
  '\x1f\x8b',
  '7z\xbc\xaf',
  '\x7fELF',
  'MZ\x90',
  '%!PS',
];

/** The same for formats that begin with a word, which a text may begin with, too: control bytes follow soon. */
const otherFormatsByWord = ['GIF8', 'RIFF', 'Rar!'];

/** What the content looks like, whatever its name. */
type Content = 'pdf' | 'text' | 'other-format' | 'unknown';

/**
 * The media type by content and name together: the extension says what is meant, the content must not contradict it.
 * @returns undefined for a type that is not read, or a content that does not match the name.
 */
export function detectMediaType(bytes: Uint8Array, name: string): MediaType | undefined {
  const declared = typeOfExtension[extname(name).toLowerCase()];
  const content = lookAt(bytes, declared);
  if (content === 'pdf') return allowed('application/pdf', declared);
  if (content === 'other-format') return undefined;
  // Neither PDF nor text: a damaged PDF is told so by its parser; anything else is not what its name says.
  if (content === 'unknown') return declared === 'application/pdf' ? declared : undefined;
  if (declared !== 'application/pdf') return declared ?? htmlByContent(bytes);
  return htmlByContent(bytes) === undefined ? declared : undefined;
}

function allowed(found: MediaType, declared: MediaType | undefined): MediaType | undefined {
  return declared === undefined || declared === found ? found : undefined;
}

function lookAt(bytes: Uint8Array, declared: MediaType | undefined): Content {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .subarray(0, 1024)
    .toString('latin1');
  if (otherFormats.some((signature) => head.startsWith(signature))) return 'other-format';
  const isBinary = bytes
    .subarray(4, 16)
    .some((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x20));
  if (isBinary && otherFormatsByWord.some((word) => head.startsWith(word))) return 'other-format';
  // Some PDFs begin with white space; elsewhere the mark is a text's own.
  const start = declared === 'application/pdf' ? head.replace(/^(?:\xef\xbb\xbf)?\s*/u, '') : head;
  if (start.startsWith('%PDF-')) return 'pdf';
  return decodeText(bytes.subarray(0, 64 * 1024)) === undefined ? 'unknown' : 'text';
}

function htmlByContent(bytes: Uint8Array): MediaType | undefined {
  const start = decodeText(bytes.subarray(0, 1024)) ?? '';
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,500}?-->\s*)?<(?:!doctype\s+html|html)\b/iu.test(
    start,
  )
    ? 'text/html'
    : undefined;
}

import type { ContentSample } from './content-sample.ts';

/** First bytes of formats that are not read, in latin1; text files begin otherwise. */
const signatures = [
  'PK\x03\x04',
  'PK\x05\x06',
  '\xd0\xcf\x11\xe0',
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
const words = ['GIF8', 'RIFF', 'Rar!'];

/** Whether the content is, by its first bytes, of a kind that no parser reads. */
export function isOtherFormat({ bytes, head }: ContentSample): boolean {
  if (signatures.some((signature) => head.startsWith(signature))) return true;
  const isBinary = bytes
    .subarray(4, 16)
    .some((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x20));
  return isBinary && words.some((word) => head.startsWith(word));
}

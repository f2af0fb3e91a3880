import { Buffer } from 'node:buffer';
import type { ContentSample } from './content-sample.ts';

/** First bytes of a compound file, the container of older Office formats ([MS-CFB] 2.2). */
const compoundFile = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
const encrypted = streamName('EncryptedPackage');

/** Streams by which the formats show that newer ones have replaced, and what an editor can do about them. */
const formerFormats: readonly (readonly [Buffer, string])[] = [
  [streamName('WordDocument'), advice('Word', '.docx')],
  [streamName('PowerPoint Document'), advice('PowerPoint', '.pptx')],
  [streamName('Workbook'), advice('Excel', '.xlsx')],
  [streamName('__properties_version1.0'), advice('Outlook', '.eml')],
  [streamName('Book'), advice('Excel', '.xlsx')],
];

/** Whether the content is an Office document that is locked with a password ([MS-OFFCRYPTO] 2.3.4.4). */
export function isEncryptedOffice({ bytes, head }: ContentSample): boolean {
  return head.startsWith(compoundFile) && bytes.includes(encrypted);
}

/** The sentence for an older Office file, by its content. @returns undefined for anything else */
export function formerFormatAdvice(content: ContentSample): string | undefined {
  if (content.archive === 'xlsb') {
    return 'Binary Excel workbooks (.xlsb) cannot be read. Save the file as .xlsx and upload that.';
  }
  if (!content.head.startsWith(compoundFile)) return undefined;
  return formerFormats.find(([stream]) => content.bytes.includes(stream))?.[1];
}

function advice(program: string, extension: string): string {
  return `This older ${program} format cannot be read. Save the file as ${extension} and upload that.`;
}

/** Names in a compound file are UTF-16. */
function streamName(name: string): Buffer {
  return Buffer.from(name, 'utf16le');
}

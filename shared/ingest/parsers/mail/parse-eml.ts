import { Buffer } from 'node:buffer';
import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { IngestFailure } from '../../failure.ts';
import type { ParsedDocument, ParseInput } from '../../parsed-document.ts';
import { wideEncoding } from '../charset/unicode-encoding.ts';
import { decodeText } from '../decode-text.ts';
import { htmlToMarkdown } from '../html/html-to-markdown.ts';
import { fullerBody, mailDocument, type AttachedFile } from './mail-document.ts';

/** Mails people write stay far below: a part within a part within a part, and some kilobytes of header lines. */
const limits = { maxNestingDepth: 50, maxHeadersSize: 1024 * 1024, maxRfc822NestingDepth: 3 };

/**
 * Reads a mail: its header lines, its body, and its attachments as children. Mails forwarded inside it are part of the body.
 * @throws IngestFailure `empty_document`, `too_much_text`, `too_complex` when it is nested too deep or has a header beyond all
 * measure
 */
export async function parseEml(input: ParseInput): Promise<ParsedDocument> {
  input.onPages(1);
  const mail = await readMail(input.bytes);
  const files = mail.attachments.filter(({ related }) => related !== true).map(toFile);
  return mailDocument({ envelope: mail, body: bodyOf(mail), files }, input);
}

async function readMail(bytes: Uint8Array): Promise<Email> {
  // Mails are bytes; some programs save them in UTF-16 all the same.
  const content = wideEncoding(bytes) === undefined ? bytes : Buffer.from(decodeText(bytes) ?? '');
  try {
    return await PostalMime.parse(content, limits);
  } catch (error) {
    throw new IngestFailure('too_complex', { cause: error });
  }
}

function bodyOf({ html = '', text = '' }: Email): string {
  return fullerBody(html === '' ? '' : htmlToMarkdown(html).text, text);
}

function toFile({ filename, mimeType, content }: Attachment): AttachedFile {
  const read = () => (typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content));
  return { name: filename ?? '', mediaType: mimeType, read };
}

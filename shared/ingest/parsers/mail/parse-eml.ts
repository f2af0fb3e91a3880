import { Buffer } from 'node:buffer';
import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { normalizeText } from '../../../text/normalize-text.ts';
import { IngestFailure } from '../../failure.ts';
import type { ChildFile, ParsedDocument, ParseInput } from '../../parsed-document.ts';
import { wideEncoding } from '../charset/unicode-encoding.ts';
import { decodeText } from '../decode-text.ts';
import { htmlToMarkdown } from '../html/html-to-markdown.ts';
import { mailHeader, subjectOf } from './mail-header.ts';

/** Mails people write stay far below: a part within a part within a part, and some kilobytes of header lines. */
const limits = { maxNestingDepth: 50, maxHeadersSize: 1024 * 1024, maxRfc822NestingDepth: 3 };
const mostAttachments = 50;
/** Below this share of the plain text, the HTML leaves something out. */
const wholeShare = 0.5;

/**
 * Reads a mail: its header lines, its body, and its attachments as children. Mails forwarded inside it are part of the body.
 * @throws IngestFailure `empty_document`, `too_complex` when it is nested too deep or has a header beyond all measure
 */
export async function parseEml({ bytes, maxText, onPages }: ParseInput): Promise<ParsedDocument> {
  onPages(1);
  const mail = await readMail(bytes);
  const files = mail.attachments.filter(({ related }) => related !== true);
  const children = files.slice(0, mostAttachments).map(toChild);
  const names = children.map(({ name }) => name).filter((name) => name !== '');
  if ((mail.text?.length ?? 0) > maxText) throw new IngestFailure('too_much_text');
  const text = normalizeText(`${mailHeader(mail, names)}\n\n${bodyOf(mail)}`).trim();
  if (text === '') throw new IngestFailure('empty_document');
  const title = normalizeText(subjectOf(mail));
  return {
    ...(title !== '' && { title }),
    text,
    pageStarts: [0],
    warnings:
      files.length > mostAttachments
        ? [`Only the first ${mostAttachments} of ${files.length} attachments were read.`]
        : [],
    children,
  };
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
  const fromHtml = html === '' ? '' : htmlToMarkdown(html).text;
  return fromHtml.length >= text.length * wholeShare ? fromHtml : text;
}

function toChild({ filename, mimeType, content }: Attachment): ChildFile {
  const bytes = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
  return { name: filename ?? '', mediaType: mimeType, bytes };
}

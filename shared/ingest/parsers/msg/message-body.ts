import type { Buffer } from 'node:buffer';
import { IngestFailure } from '../../failure.ts';
import type { ParseInput } from '../../parsed-document.ts';
import { decodeText } from '../decode-text.ts';
import { declaredCharset } from '../html/declared-charset.ts';
import { htmlToMarkdown } from '../html/html-to-markdown.ts';
import { fullerBody } from '../mail/mail-document.ts';
import { rtfToMarkdown } from '../office/rtf/parse-rtf.ts';
import { charsetOfCodePage } from '../charset/code-page.ts';
import { decompressRtf } from './decompress-rtf.ts';
import { htmlInRtf } from './html-in-rtf.ts';
import type { MessageProperties } from './message-properties.ts';

/**
 * A message's body as Markdown: the HTML one, the HTML that Outlook keeps in RTF, or RTF; the plain one when that says more,
 * or when the RTF was made of it.
 */
export async function messageBody(
  message: MessageProperties,
  { maxInflatedBytes }: Pick<ParseInput, 'maxInflatedBytes'>,
): Promise<string> {
  const plain = message.text('1000').replace(/\r\n?/gu, '\n').trim();
  const html = htmlBody(message);
  if (html !== '') return fullerBody(htmlToMarkdown(html).text, plain);
  const packed = message.binary('1009');
  const rtf = packed && decompressRtf(packed, maxInflatedBytes);
  return rtf === undefined ? plain : fullerBody(await rtfBody(rtf, plain), plain);
}

function htmlBody(message: MessageProperties): string {
  const bytes = message.binary('1013');
  if (bytes === undefined) return message.text('1013');
  const charset = declaredCharset(bytes) ?? charsetOfCodePage(message.number('3FDE'));
  return decodeText(bytes, charset) ?? '';
}

async function rtfBody(rtf: Buffer, plain: string): Promise<string> {
  const head = rtf.toString('latin1', 0, 1024);
  if (head.includes('\\fromtext') && plain !== '') return '';
  try {
    if (head.includes('\\fromhtml')) return htmlToMarkdown(htmlInRtf(rtf)).text;
    return await rtfToMarkdown(rtf);
  } catch (error) {
    // The plain body is there for readers that cannot read this one.
    if (error instanceof IngestFailure && plain !== '') return '';
    throw error;
  }
}

import { normalizeText } from '../../../text/normalize-text.ts';
import { IngestFailure } from '../../failure.ts';
import type { ParsedDocument, ParseInput } from '../../parsed-document.ts';
import { mailHeader, subjectOf, type Envelope } from './mail-header.ts';

export interface AttachedFile {
  /** As the mail calls it; '' when it has no name. */
  readonly name: string;
  readonly mediaType: string;
  readonly read: () => Uint8Array;
}

export interface Mail {
  readonly envelope: Envelope;
  /** Markdown or plain text. */
  readonly body: string;
  /** What was attached; pictures that the body shows are not among it. */
  readonly files: readonly AttachedFile[];
}

const mostAttachments = 50;
/** Below this share of the plain text, the formatted one leaves something out. */
const wholeShare = 0.5;

/**
 * A mail as a document: its header lines and its body, and its attachments as children.
 * @throws IngestFailure `empty_document`, `too_much_text`
 */
export function mailDocument(
  { envelope, body, files }: Mail,
  { maxText }: Pick<ParseInput, 'maxText'>,
): ParsedDocument {
  if (body.length > maxText) throw new IngestFailure('too_much_text');
  const children = files
    .slice(0, mostAttachments)
    .map(({ name, mediaType, read }) => ({ name, mediaType, bytes: read() }));
  const names = children.map(({ name }) => name).filter((name) => name !== '');
  const text = normalizeText(`${mailHeader(envelope, names)}\n\n${body}`).trim();
  if (text === '') throw new IngestFailure('empty_document');
  const title = normalizeText(subjectOf(envelope));
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

/** The formatted body, or the plain one when that says more. */
export function fullerBody(formatted: string, plain: string): string {
  return saying(formatted) >= saying(plain) * wholeShare ? formatted : plain;
}

/** The length of a text without addresses of pages: plain bodies spell out what is a link in the other. */
function saying(text: string): number {
  return text.replace(/\bhttps?:\/\/[^\s<>()\]]+/giu, '').length;
}

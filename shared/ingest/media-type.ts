import { IngestFailure } from './failure.ts';
import { ContentSample } from './parsers/content-sample.ts';
import { allFormats, formatByName, formatNames } from './parsers/find-format.ts';
import type { Format } from './parsers/format.ts';
import { isOtherFormat } from './parsers/other-formats.ts';
import type { MediaType } from './parsers/registry.ts';

/**
 * The media type of a file. A content with a mark of its own is read as what it is, whatever its name; texts are told
 * apart by their names. A name that promises something other than text is not believed when the content is a web page, as
 * when a sign-in page was saved for a report.
 * @throws IngestFailure `unsupported_media_type`, `encrypted_document`, `damaged_document`
 */
export function detectMediaType(bytes: Uint8Array, name: string): MediaType {
  const content = new ContentSample(bytes);
  const declared = formatByName(name);
  const format = markedFormat(content) ?? otherwise(content, declared);
  if (format === undefined) throw unsupported();
  return format.mediaType;
}

/** The format whose mark the content has. */
function markedFormat(content: ContentSample): Format<MediaType> | undefined {
  return allFormats.find(
    ({ recognition }) => recognition.kind !== 'text' && recognition.matches(content),
  );
}

function otherwise(
  content: ContentSample,
  declared: Format<MediaType> | undefined,
): Format<MediaType> | undefined {
  if (content.compound === 'encrypted') throw new IngestFailure('encrypted_document');
  const isDamaged = content.archive === 'damaged' || content.compound === 'damaged';
  if (isDamaged && declared?.recognition.kind === 'archive') {
    throw new IngestFailure('damaged_document');
  }
  if (isOtherFormat(content)) return undefined;
  const likely = allFormats.find(
    ({ recognition }) => recognition.kind === 'text' && recognition.looksLike?.(content),
  );
  if (declared === undefined) return likely;
  if (declared.recognition.kind === 'text') return textFormat(content, declared, likely);
  // Neither itself nor anything else: its own parser says that it is damaged.
  return likely === undefined ? declared : undefined;
}

/** Plain text is the least a name can say; any other name is believed. */
function textFormat(
  content: ContentSample,
  declared: Format<MediaType>,
  likely: Format<MediaType> | undefined,
): Format<MediaType> | undefined {
  if (likely !== undefined && declared.mediaType === 'text/plain') return likely;
  return likely === declared || content.text !== undefined ? declared : undefined;
}

function unsupported(): IngestFailure {
  return new IngestFailure('unsupported_media_type', {
    sentence:
      'This kind of file cannot be read, or its content does not match its name. ' +
      `Upload ${formatNames()}.`,
  });
}

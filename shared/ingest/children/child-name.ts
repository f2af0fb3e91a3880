import { posix } from 'node:path';
import { cutText } from '../../text/cut-text.ts';
import type { ChildFile } from '../parsed-document.ts';
import { formatByMediaType } from '../parsers/find-format.ts';

const longestStem = 100;
const longestExtension = 20;

/**
 * A name for a file found inside a document, safe in paths and blob names, and not among `taken`. The same files in the same
 * order get the same names.
 */
export function childName(
  { name, mediaType }: Pick<ChildFile, 'name' | 'mediaType'>,
  taken: ReadonlySet<string>,
): string {
  const clean = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]+/gu, '')
    .replace(/[\s\\/:*?"<>|#%]+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/gu, '');
  const own = posix.extname(clean);
  const extension = own.length <= longestExtension ? own : '';
  const ending = extension || (formatByMediaType(mediaType)?.extensions[0] ?? '');
  const stem = cutText(clean.slice(0, clean.length - extension.length), longestStem).trim();
  for (let count = 1; ; count += 1) {
    const candidate = `${stem || 'attachment'}${count === 1 ? '' : ` (${count})`}${ending}`;
    if (!taken.has(candidate.toLowerCase())) return candidate;
  }
}

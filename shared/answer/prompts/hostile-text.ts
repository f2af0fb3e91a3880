import { cutText } from '../../text/cut-text.ts';

/** Longest title or heading in a prompt, in UTF-16 units: a document's own words need the room. */
const longestAttribute = 200;

const tags = 'sources?|question|asked|answer|conversation|summary|reader';
const tagLike = new RegExp(`[<＜](?=[\\s/\\p{Cf}]*(?:${tags})(?![\\p{L}\\p{N}_]))`, 'giu');

/** Text of unknown origin for the inside of a prompt's tag: whatever looks like one of our tags no longer opens or closes it. */
export function insideTag(text: string): string {
  return text.replaceAll(tagLike, '&lt;');
}

/** Text of unknown origin for a tag's attribute: one short line, and nothing that ends the attribute or the tag. */
export function insideAttribute(text: string): string {
  const line = text
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .replaceAll('"', "'")
    .replaceAll('<', '‹')
    .replaceAll('>', '›')
    .trim();
  return line.length <= longestAttribute ? line : `${cutText(line, longestAttribute)}…`;
}

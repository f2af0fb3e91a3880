const tags = 'sources?|question|answer|conversation';
const tagLike = new RegExp(`[<＜](?=[\\s/\\p{Cf}]*(?:${tags})(?![\\p{L}\\p{N}_]))`, 'giu');

/** Text of unknown origin for the inside of a prompt's tag: whatever looks like one of our tags no longer opens or closes it. */
export function insideTag(text: string): string {
  return text.replaceAll(tagLike, '&lt;');
}

/** Text of unknown origin for a tag's attribute: one line, and nothing that ends the attribute or the tag. */
export function insideAttribute(text: string): string {
  return text
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .replaceAll('"', "'")
    .replaceAll('<', '‹')
    .replaceAll('>', '›')
    .trim();
}

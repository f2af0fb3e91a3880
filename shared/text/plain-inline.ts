/** One line of Markdown as plain words: no images, link targets, emphasis or code marks. */
export function plainInline(markdown: string): string {
  return markdown
    .replace(/!\[[^\]]*\]\([^)]*\)/gu, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replace(/(?<!\w)[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}(?!\w)/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

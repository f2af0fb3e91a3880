/**
 * One line of Markdown that is safe to quote: links become their text, images go, emphasis that does not close is taken off,
 * and bracketed numbers lose their brackets, because in an answer they would read as citations.
 */
export function plainText(markdown: string): string {
  const text = markdown
    .replace(/!\[([^\][]{0,300})\]\([^()]{0,2000}\)/g, '$1')
    .replace(/\[([^\][]{1,300})\]\([^()]{0,2000}\)/g, '$1')
    .replace(/<\/?[a-z][^>]{0,80}>/gi, ' ')
    .replace(/\[(\d+)\]/g, '($1)')
    .replace(/^\[[ xX]?\]\s+/, '')
    .replace(/^(?:Q|A|Question|Answer):\s+/i, '')
    .replace(/\s+/g, ' ')
    .trim();
  return (text.split('**').length % 2 === 0 ? text.replaceAll('**', '') : text).trim();
}

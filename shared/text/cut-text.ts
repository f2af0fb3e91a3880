/** The first `length` UTF-16 units of a text, one less where that would halve a character: services refuse half ones. */
export function cutText(text: string, length: number): string {
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/u, '');
}

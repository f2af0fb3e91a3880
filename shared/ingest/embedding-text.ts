/**
 * What is embedded for a passage: the document's title and the headings it stands under, then its content. A passage
 * often does not name what it is about; its place does.
 */
export function embeddingText(
  title: string,
  passage: { readonly headings: readonly string[]; readonly content: string },
): string {
  return `${[title, ...passage.headings].join(' › ')}\n\n${passage.content}`;
}

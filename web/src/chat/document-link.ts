/**
 * A link as the page may show it: answers and documents are other people's text, so only documents of this server open.
 * @param origin origin of the page, for example `http://localhost:7071`
 * @returns the address, or undefined when it leads anywhere else
 */
export function documentLink(url: string | undefined, origin: string): string | undefined {
  if (url === undefined || !URL.canParse(url, origin)) return undefined;
  const target = new URL(url, origin);
  const isDocument =
    target.origin === origin && /^\/api\/documents\/[^/]+\/content$/u.test(target.pathname);
  return isDocument ? target.pathname + target.search + target.hash : undefined;
}

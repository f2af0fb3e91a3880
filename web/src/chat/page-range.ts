/** "page 4" or "pages 4–5". */
export function pageRange({ pageFrom, pageTo }: { pageFrom: number; pageTo: number }): string {
  return pageFrom === pageTo ? `page ${pageFrom}` : `pages ${pageFrom}–${pageTo}`;
}

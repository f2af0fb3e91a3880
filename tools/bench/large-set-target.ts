/** Speeds are promised for sets of at least this many pages; smaller ones mostly pay for starting the parser. */
const largeSetPages = 200;

/** The target if the set is large enough for it to hold. */
export function largeSetTarget(pages: number, target: string): string | undefined {
  return pages >= largeSetPages ? target : undefined;
}

import type { SearchRequest } from './search-request.ts';

const DEFAULT_PAGE_SIZE = 50;
const MAX_PAGE_SIZE = 1000;

/** Which part of the results one reply carries. */
export interface Page {
  readonly skip: number;
  readonly size: number;
  /** `skip` and `top` of the request that gets the next part; undefined when `top` ends here. */
  readonly next: { readonly skip: number; readonly top?: number } | undefined;
}

/** The service answers 50 results when `top` is not given, and never more than 1,000 at once. */
export function pageOf({ skip, top }: SearchRequest): Page {
  const start = skip ?? 0;
  if (top == null) {
    return { skip: start, size: DEFAULT_PAGE_SIZE, next: { skip: start + DEFAULT_PAGE_SIZE } };
  }
  if (top <= MAX_PAGE_SIZE) return { skip: start, size: top, next: undefined };
  const next = { skip: start + MAX_PAGE_SIZE, top: top - MAX_PAGE_SIZE };
  return { skip: start, size: MAX_PAGE_SIZE, next };
}

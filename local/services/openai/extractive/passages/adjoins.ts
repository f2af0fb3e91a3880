import type { Passage } from './passage.ts';

/** Whether two passages stand in one piece of a document, with no text left out between them. */
export function adjoins(a: Passage, b: Passage): boolean {
  return a.source === b.source && a.stretch === b.stretch;
}

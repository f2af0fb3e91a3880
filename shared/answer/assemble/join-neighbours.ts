import type { RetrievedChunk } from '../../domain/chunk.ts';
import { wholePassage } from '../excerpt.ts';
import type { DraftSource } from './draft-source.ts';
import { growSource } from './grow-source.ts';
import { passageFinder } from './passage-finder.ts';

/**
 * Makes sources of passages: those that follow each other in one section of a document become one, in document order, with
 * what one repeats of the other shown once. A source takes the place of its best passage.
 * @param ranked best first
 */
export function joinNeighbours(ranked: readonly RetrievedChunk[]): DraftSource[] {
  const used = new Set<string>();
  const find = passageFinder(ranked, used);
  const drafts: DraftSource[] = [];
  for (const chunk of ranked) {
    if (used.has(chunk.id)) continue;
    const draft = growSource({ chunk, excerpts: [wholePassage(chunk)] }, find, () => true);
    for (const excerpt of draft.excerpts) used.add(excerpt.chunk.id);
    drafts.push(draft);
  }
  return drafts;
}

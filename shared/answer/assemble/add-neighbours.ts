import type { RetrievedChunk } from '../../domain/chunk.ts';
import type { CountTokens } from '../../text/count-tokens.ts';
import { sourceTokens, type DraftSource } from './draft-source.ts';
import { growSource } from './grow-source.ts';
import { passageFinder } from './passage-finder.ts';

/** Puts passages that are not shown yet beside their neighbours, best sources first, as far as the tokens go. */
export function addNeighbours(
  drafts: readonly DraftSource[],
  neighbours: readonly RetrievedChunk[],
  tokens: number,
  countTokens: CountTokens,
): readonly DraftSource[] {
  if (neighbours.length === 0) return drafts;
  const shown = new Set(drafts.flatMap(idsOf));
  const find = passageFinder(neighbours, shown);
  const sizeOf = (draft: DraftSource) => sourceTokens(draft, countTokens);
  let left = tokens - drafts.reduce((sum, draft) => sum + sizeOf(draft), 0);
  return drafts.map((draft) => {
    const before = sizeOf(draft);
    const grown = growSource(draft, find, (larger) => sizeOf(larger) - before <= left);
    left -= sizeOf(grown) - before;
    for (const id of idsOf(grown)) shown.add(id);
    return grown;
  });
}

function idsOf({ excerpts }: DraftSource): string[] {
  return excerpts.map(({ chunk }) => chunk.id);
}

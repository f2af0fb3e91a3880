import type { RetrievedChunk } from '../../domain/chunk.ts';
import { wholePassage, type Excerpt } from '../excerpt.ts';
import type { DraftSource } from './draft-source.ts';
import { repeatedLength } from './repeated-length.ts';
import { isSameSection } from './same-section.ts';

/** Most passages in one source: a citation of a longer one points at nothing in particular. */
const longestRun = 3;

/** The passage that stands at a place in the document of a source, if it is at hand. */
export type PassageAt = (chunk: RetrievedChunk, ordinal: number) => RetrievedChunk | undefined;

/**
 * A source with the passages that stand right after and before it in the same section, three in all, as far as they are at hand and
 * `fits` takes the larger source. One that was reduced to sentences stays as it is.
 */
export function growSource(
  draft: DraftSource,
  passageAt: PassageAt,
  fits: (larger: DraftSource) => boolean,
): DraftSource {
  if (!isWhole(draft)) return draft;
  let grown = draft;
  for (const larger of [withNext, withPrevious]) {
    while (grown.excerpts.length < longestRun) {
      const candidate = larger(grown, passageAt);
      if (!candidate || !fits(candidate)) break;
      grown = candidate;
    }
  }
  return grown;
}

function isWhole({ excerpts }: DraftSource): boolean {
  return (
    excerpts[0].start === 0 && excerpts.every(({ chunk, end }) => end === chunk.content.length)
  );
}

function withNext(draft: DraftSource, passageAt: PassageAt): DraftSource | undefined {
  const last = (draft.excerpts.at(-1) ?? draft.excerpts[0]).chunk;
  const next = passageAt(last, last.ordinal + 1);
  const added = next && isSameSection(last, next) ? goingOn(last, next) : undefined;
  return added && { ...draft, excerpts: [...draft.excerpts, added] };
}

function withPrevious(draft: DraftSource, passageAt: PassageAt): DraftSource | undefined {
  const [{ chunk: first }, ...rest] = draft.excerpts;
  const previous = passageAt(first, first.ordinal - 1);
  const shortened =
    previous && isSameSection(previous, first) ? goingOn(previous, first) : undefined;
  return (
    previous && shortened && { ...draft, excerpts: [wholePassage(previous), shortened, ...rest] }
  );
}

/** A passage that goes on where `before` ends, without what it repeats of it; undefined when it does nothing else. */
function goingOn(before: RetrievedChunk, chunk: RetrievedChunk): Excerpt | undefined {
  const start = repeatedStart(before.content, chunk.content);
  if (chunk.content.slice(start).trim() === '') return undefined;
  return { ...wholePassage(chunk), start, continues: true };
}

const tableHeader = /^\|[^\n]*\n[ \t]*\|[ \t]*:?-[^\n]*\n/u;

/** Prose repeats its last sentences; the rest of a table that was cut repeats its header. */
function repeatedStart(before: string, content: string): number {
  const header = tableHeader.exec(content)?.[0];
  return header !== undefined && before.includes(header)
    ? header.length
    : repeatedLength(before, content);
}

import type { RetrievedChunk } from '../../domain/chunk.ts';
import { headingsAt } from '../cite/headings-at.ts';

/** Whether the section in which a passage ends goes on in the passage after it, or one is part of the other. */
export function isSameSection(chunk: RetrievedChunk, next: RetrievedChunk): boolean {
  const ending = headingsAt(chunk, chunk.content.length);
  const [short, long] =
    ending.length <= next.headings.length ? [ending, next.headings] : [next.headings, ending];
  return short.every((heading, level) => heading === long[level]);
}

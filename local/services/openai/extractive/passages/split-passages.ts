import type { Source } from '../prompt/read-sources.ts';
import type { Passage } from './passage.ts';
import { readPassages } from './read-passages.ts';

/** The prompts of one turn, and of many users, quote the same sources: the last ones read are kept. */
const MAX_CACHED = 256;
const cache = new Map<string, readonly Passage[]>();

/** Splits sources into passages that carry their context: heading, title, lead-in, header row. */
export function splitPassages(sources: readonly Source[]): Passage[] {
  const passages: Passage[] = [];
  let group = 0;
  for (const source of sources) {
    const own = read(source);
    const before = group;
    for (const passage of own) {
      group = before + passage.group;
      passages.push({ ...passage, source, order: passages.length, group });
    }
  }
  return passages;
}

function read(source: Source): readonly Passage[] {
  const key = JSON.stringify([source.title, source.section, source.text]);
  const known = cache.get(key);
  if (known) return known;
  if (cache.size >= MAX_CACHED) cache.clear();
  const passages = readPassages(source);
  cache.set(key, passages);
  return passages;
}

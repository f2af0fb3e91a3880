import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as z from 'zod';
import type { RewriteDataset, RewriteTurn } from './dataset.ts';
import { DatasetError, readJsonLines } from './read-lines.ts';

const lineSchema = z.object({ _id: z.string().min(1), text: z.string() });

const conversations = /^(.*)_questions\.jsonl$/u;

export function hasRewrites(_folder: string, files: readonly string[]): boolean {
  return files.some((name) => {
    const set = conversations.exec(name)?.[1];
    return set !== undefined && files.includes(`${set}_rewrite.jsonl`);
  });
}

/**
 * Reads conversations in the shape of MTRAG (Katsis et al., 2025): `*_questions.jsonl` (all questions up to a turn, a line
 * `|user|: …` each) with `*_rewrite.jsonl` (what a person made of the last one), joined by `_id`.
 */
export function loadRewrites(folder: string): RewriteDataset {
  const sets = readdirSync(folder)
    .sort()
    .flatMap((name) => conversations.exec(name)?.[1] ?? []);
  const turns = sets.flatMap((set) => loadSet(folder, set));
  return { kind: 'rewrites', name: basename(folder), folder, turns };
}

function loadSet(folder: string, set: string): RewriteTurn[] {
  const path = join(folder, `${set}_rewrite.jsonl`);
  const rewrites = new Map(
    readJsonLines(path, lineSchema).map(({ _id, text }) => [_id, turnsOf(text).at(-1)]),
  );
  return readJsonLines(join(folder, `${set}_questions.jsonl`), lineSchema).map(({ _id, text }) => {
    const turns = turnsOf(text);
    const question = turns.at(-1);
    const rewrite = rewrites.get(_id);
    if (question === undefined || rewrite === undefined) {
      throw new DatasetError(`${path} has no rewrite of “${_id}”.`);
    }
    return { id: `${set} ${_id}`, earlier: turns.slice(0, -1), question, rewrite };
  });
}

function turnsOf(text: string): string[] {
  return text
    .split(/^\|user\|:/mu)
    .map((turn) => turn.trim())
    .filter((turn) => turn !== '');
}

import { IngestFailure } from '../../failure.ts';
import { firstRunAfter, type FormattedRun } from './formatted-runs.ts';
import type { Piece } from './pieces.ts';
import { codes, readProperties } from './single-properties.ts';

/** Characters around a field's instruction and its result ([MS-DOC] 2.8.25). */
const field = { begin: 0x13, separator: 0x14, end: 0x15 };
const deepest = 100;

/**
 * Marks the characters that nobody sees: 1 for the instructions of fields, whose results stay, and for text that was
 * deleted while changes were tracked.
 * @param characters runs of characters with their formatting
 * @throws IngestFailure `too_complex` when fields are nested beyond all measure
 */
export function markLeftOut(
  text: string,
  pieces: readonly Piece[],
  characters: readonly FormattedRun[],
): Uint8Array {
  const marks = new Uint8Array(text.length);
  markFields(text, marks);
  const deleted = characters.filter(
    ({ formatting }) => readProperties(formatting).get(codes.deleted) === 1,
  );
  for (const piece of pieces) markDeleted(piece, deleted, marks);
  return marks;
}

/** A field that never ends hides nothing. */
function markFields(text: string, marks: Uint8Array): void {
  const open: { readonly begin: number; separator?: number }[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === field.begin) {
      if (open.length >= deepest) throw new IngestFailure('too_complex');
      open.push({ begin: at });
    } else if (code === field.separator) {
      const innermost = open.at(-1);
      if (innermost) innermost.separator ??= at;
    } else if (code === field.end) {
      const ended = open.pop();
      if (ended) marks.fill(1, ended.begin, (ended.separator ?? at) + 1);
    }
  }
}

function markDeleted(
  { start, end, offset, bytesPerCharacter }: Piece,
  deleted: readonly FormattedRun[],
  marks: Uint8Array,
): void {
  const pieceEnd = offset + (end - start) * bytesPerCharacter;
  for (let at = firstRunAfter(deleted, offset); at < deleted.length; at += 1) {
    const run = deleted[at];
    if (run === undefined || run.start >= pieceEnd) return;
    const from = start + Math.max(0, run.start - offset) / bytesPerCharacter;
    const to = start + (Math.min(run.end, pieceEnd) - offset) / bytesPerCharacter;
    marks.fill(1, Math.floor(from), Math.floor(to));
  }
}

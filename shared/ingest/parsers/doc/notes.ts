import type { Buffer } from 'node:buffer';

export interface Note {
  readonly kind: 'Footnote' | 'Endnote';
  /** Where the text refers to it. */
  readonly reference: number;
  /** Where it stands in the document's whole text. */
  readonly start: number;
  readonly end: number;
}

/**
 * Footnotes or endnotes in the order of their references ([MS-DOC] 2.8.18, 2.8.19).
 * @param part where the notes' part of the text begins and how long it is
 */
export function readNotes(
  kind: Note['kind'],
  references: Buffer,
  texts: Buffer,
  part: { readonly start: number; readonly length: number },
): Note[] {
  const notes: Note[] = [];
  // References have two bytes more each, and both lists an end.
  const count = Math.floor((references.length - 4) / 6);
  for (let at = 0; at < count && 4 * (at + 2) <= texts.length; at += 1) {
    const start = texts.readUInt32LE(4 * at);
    const end = texts.readUInt32LE(4 * (at + 1));
    if (end < start || end > part.length) break;
    const reference = references.readUInt32LE(4 * at);
    notes.push({ kind, reference, start: part.start + start, end: part.start + end });
  }
  return notes.sort((a, b) => a.reference - b.reference);
}

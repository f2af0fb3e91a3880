import type { Buffer } from 'node:buffer';
import { IngestFailure } from '../../failure.ts';
import { recordAt, recordTypes, type PptRecord } from './read-records.ts';

/** The objects of a presentation as they were saved last, by their numbers. */
export interface PersistedObjects {
  readonly document: PptRecord;
  /** @returns undefined when there is none of that number */
  readonly find: (id: number) => PptRecord | undefined;
}

const encryptedToken = 0xf3d1_c4df;
/** Saves since the file was made whole. */
const mostEdits = 10_000;
const mostObjects = 1_000_000;

/**
 * Finds the objects of a presentation: each save adds those that changed, and says where they are ([MS-PPT] 2.1.2).
 * @param currentUser the stream of that name @param stream `PowerPoint Document`
 * @throws IngestFailure `encrypted_document`, `damaged_document`, `too_complex`
 */
export function findObjects(currentUser: Buffer, stream: Buffer): PersistedObjects {
  const user = recordAt(currentUser, 0);
  if (user.type !== recordTypes.currentUser || user.data.length < 12) throw damaged();
  if (user.data.readUInt32LE(4) === encryptedToken) throw new IngestFailure('encrypted_document');
  const places = new Map<number, number>();
  let documentId: number | undefined;
  let editAt = user.data.readUInt32LE(8);
  for (let edits = 0; editAt !== 0; edits += 1) {
    const edit = recordAt(stream, editAt);
    if (edit.type !== recordTypes.userEdit || edit.data.length < 20) throw damaged();
    // A field more names the key that the rest is locked with.
    if (edit.data.length >= 32) throw new IngestFailure('encrypted_document');
    if (edits >= mostEdits) throw new IngestFailure('too_complex');
    documentId ??= edit.data.readUInt32LE(16);
    notePlaces(recordAt(stream, edit.data.readUInt32LE(12)), places);
    const before = edit.data.readUInt32LE(8);
    // Saves follow one another in the file; anything else would be a ring.
    if (before >= editAt) throw damaged();
    editAt = before;
  }
  const find = (id: number) => {
    const place = places.get(id);
    return place === undefined ? undefined : recordAt(stream, place);
  };
  const document = documentId === undefined ? undefined : find(documentId);
  if (document?.type !== recordTypes.document) throw damaged();
  return { document, find };
}

/** Adds the objects of a directory that no later one has: runs of numbers, and a place for each ([MS-PPT] 2.3.4). */
function notePlaces({ type, data }: PptRecord, places: Map<number, number>): void {
  if (type !== recordTypes.persistDirectory) throw damaged();
  for (let at = 0; at + 4 <= data.length;) {
    const run = data.readUInt32LE(at);
    const first = run & 0xf_ffff;
    const count = run >>> 20;
    at += 4;
    for (let id = first; id < first + count && at + 4 <= data.length; id += 1) {
      if (!places.has(id)) places.set(id, data.readUInt32LE(at));
      at += 4;
    }
    if (places.size > mostObjects) throw new IngestFailure('too_complex');
  }
}

function damaged(): IngestFailure {
  return new IngestFailure('damaged_document');
}

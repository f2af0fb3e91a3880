import { toBlobName } from '../../domain/document-id.ts';
import type { BlobProperties } from '../../ports/blob-store.ts';
import type { Services } from '../../services.ts';
import { IngestFailure } from '../failure.ts';
import type { IngestRun } from '../ingest-run.ts';
import { contentHash } from '../content-hash.ts';
import { detectMediaType } from '../media-type.ts';
import { longestBlobName } from '../name-fault.ts';
import { ownedRecord, updateOwnedRecord } from '../owned-record.ts';
import type { ChildFile } from '../parsed-document.ts';
import type { MediaType } from '../parsers/registry.ts';
import { childMetadata, originOf } from './child-metadata.ts';
import { childName } from './child-name.ts';
import { childrenPrint, storedChildrenPrint } from './children-print.ts';
import { listChildren } from './list-children.ts';
import { removeChildren } from './remove-children.ts';

/** Files in files in files: deeper ones are not taken out. */
const deepest = 3;

type Ports = Pick<Services, 'originals' | 'documents' | 'clock'>;

interface ReadableChild {
  readonly name: string;
  readonly blobName: string;
  readonly mediaType: MediaType;
  readonly bytes: Uint8Array;
  /** SHA-256, hexadecimal. */
  readonly content: string;
}

/**
 * Stores the files found inside a document as documents of their own, below its path and with its properties, and removes
 * those that an earlier version had. Storing them lets their own ingestion begin. What is stored already stays as it is, so
 * that repeating this changes nothing.
 * @returns sentences for the editor about files that were left out
 * @throws RunEnded when the run has lost its document; AppError of the stores
 */
export async function storeChildren(
  run: IngestRun,
  files: readonly ChildFile[],
  ports: Ports,
  signal: AbortSignal,
): Promise<string[]> {
  const blob = await ports.originals.properties(run.blobName, signal);
  const metadata = blob?.metadata ?? {};
  const isDeep = (originOf(metadata)?.depth ?? 0) >= deepest;
  const { children, leftOut } = chooseChildren(run, isDeep ? [] : files);
  // Before any is stored, so that a later version that has none knows that there may be some.
  const planned = childrenPrint(children);
  if (planned !== undefined) await noteChildren(run, planned, ports);
  for (const child of children) {
    await ownedRecord(run, ports);
    const origin = { id: run.documentId, metadata };
    const isStored = await storeChild(child, origin, ports, signal);
    if (!isStored)
      leftOut.push(`“${child.name}” was left out: there is another file of that name.`);
  }
  const keep = new Set(children.map(({ blobName }) => blobName));
  await removeChildren(run, ports, signal, keep);
  const stored = storedChildrenPrint(await listChildren(run, ports, signal));
  if (stored === undefined || stored !== planned) await noteChildren(run, stored, ports);
  return isDeep && files.length > 0
    ? [`Attachments are taken out of ${deepest} levels of mails; those of this one are deeper.`]
    : leftOut;
}

/** The files that can be read, with their names; pictures belong to the text around them and are left out silently. */
function chooseChildren(run: IngestRun, files: readonly ChildFile[]) {
  const taken = new Set<string>();
  const children: ReadableChild[] = [];
  const leftOut: string[] = [];
  for (const file of files) {
    const name = childName(file, taken);
    taken.add(name.toLowerCase());
    const blobName = toBlobName({ tenantId: run.tenantId, path: `${run.path}/${name}` });
    const found = readable(file.bytes, name);
    if (typeof found !== 'string') {
      const isPicture =
        file.mediaType.startsWith('image/') && found.code === 'unsupported_media_type';
      if (!isPicture) leftOut.push(`“${name}” was left out: ${found.sentence}`);
    } else if (blobName.length > longestBlobName) {
      leftOut.push(`“${name}” was left out: its path would be too long.`);
    } else {
      const content = contentHash(file.bytes);
      children.push({ name, blobName, mediaType: found, bytes: file.bytes, content });
    }
  }
  return { children, leftOut };
}

function noteChildren(run: IngestRun, print: string | undefined, ports: Ports): Promise<unknown> {
  return updateOwnedRecord(run, ports, ({ children: _, ...record }) => ({
    ...record,
    ...(print !== undefined && { children: print }),
  }));
}

function readable(bytes: Uint8Array, name: string): MediaType | IngestFailure {
  if (bytes.length === 0) return new IngestFailure('empty_document');
  try {
    return detectMediaType(bytes, name);
  } catch (error) {
    if (error instanceof IngestFailure) return error;
    throw error;
  }
}

/** @returns whether the child is stored: what an editor keeps under its name stays */
async function storeChild(
  { blobName, mediaType, bytes, content }: ReadableChild,
  parent: Parameters<typeof childMetadata>[0],
  { originals }: Pick<Ports, 'originals'>,
  signal: AbortSignal,
): Promise<boolean> {
  const metadata = childMetadata(parent, content);
  const present = await originals.properties(blobName, signal);
  if (present !== undefined && originOf(present.metadata)?.parent !== parent.id) return false;
  if (present === undefined || !isSame(present, metadata)) {
    const options = { contentType: mediaType, metadata };
    await originals.write(blobName, Buffer.from(bytes), options, signal);
  }
  return true;
}

function isSame(present: BlobProperties, metadata: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(metadata);
  return (
    Object.keys(present.metadata).length === names.length &&
    names.every((name) => present.metadata[name] === metadata[name])
  );
}

import { isDeepStrictEqual } from 'node:util';
import { documentId, parseBlobName } from '../../domain/document-id.ts';
import type { UpdateMetadataCommand } from '../../domain/ingestion-command.ts';
import { AppError } from '../../errors.ts';
import type { Services } from '../../services.ts';
import { childMetadata, originOf } from './child-metadata.ts';
import { listChildren, type Parent } from './list-children.ts';

type Ports = Pick<Services, 'originals' | 'commands' | 'clock' | 'settings'>;

export interface StoredParent extends Parent {
  readonly blobName: string;
}

/** How often the blobs may change under our hands before the work is left to its next attempt. */
const maxRaces = 5;

/**
 * Gives the files that came in a document the properties it has now, groups above all, and has them ingested with those.
 * Whoever does it last, and however late, writes what the parent's blob says at that moment. Repeating it changes nothing.
 * @throws AppError `conflict` when blobs keep changing; of storage and the queue
 */
export async function passOnProperties(
  document: StoredParent,
  ports: Ports,
  signal: AbortSignal,
): Promise<void> {
  const commands: UpdateMetadataCommand[] = [];
  for (const { name } of await listChildren(document, ports, signal)) {
    const etag = await passOnTo(name, document, ports, signal);
    if (etag !== undefined) commands.push(ingestAnew(name, etag, document, ports));
  }
  await ports.commands.send(commands, signal);
}

/** @returns the child's ETag then; undefined when it, or the parent, is gone or another one by now */
async function passOnTo(
  name: string,
  document: StoredParent,
  { originals }: Ports,
  signal: AbortSignal,
): Promise<string | undefined> {
  for (let race = 0; race < maxRaces; race += 1) {
    // The child first: if the parent changes after it was read, whoever passes that on changes the child.
    const child = await originals.properties(name, signal);
    const parent = await originals.properties(document.blobName, signal);
    const origin = child && originOf(child.metadata);
    if (!child || !parent || origin?.parent !== document.documentId) return undefined;
    const metadata = childMetadata(
      { id: document.documentId, metadata: parent.metadata },
      origin.content,
    );
    if (isDeepStrictEqual(metadata, { ...child.metadata })) return child.etag;
    const written = await originals.setMetadata(name, metadata, { ifMatch: child.etag }, signal);
    if (written !== undefined) return written;
  }
  throw new AppError('conflict', 'A file inside the document was changed again and again.', {
    remedy: 'Try again.',
    transient: true,
  });
}

/** Storage tells of no change of properties: a command without changes has the blob ingested as it is. */
function ingestAnew(
  blobName: string,
  etag: string,
  { tenantId, documentId: parentId }: StoredParent,
  { clock, settings }: Ports,
): UpdateMetadataCommand {
  const path = parseBlobName(blobName, settings.DEFAULT_TENANT)?.path ?? '';
  return {
    type: 'update-metadata',
    tenantId,
    documentId: documentId(tenantId, path),
    changes: {},
    requestId: `${parentId} ${etag}`,
    requestedBy: 'ingestion',
    requestedAt: clock.now().toISOString(),
  };
}

import type { RetrievedChunk } from '../domain/chunk.ts';
import { answeringVersion, type DocumentRecord } from '../domain/document.ts';
import { throwIfAborted } from '../resilience/until-aborted.ts';
import { withTimeLimit } from '../resilience/with-time-limit.ts';
import type { SearchPorts } from './answer-ports.ts';

const limit = { ms: 3000, what: 'Reading documents', code: 'store_unavailable' } as const;

/**
 * Leaves passages of one version of each document only. While a new version is being indexed the index holds both; which
 * one answers is what the document's record says, so the switch from one to the other is a single write. Documents of which
 * one version was found, all but those few, cost nothing. Records that cannot be read leave the newest version found.
 * @throws AppError `aborted`
 */
export async function oneVersionEach(
  candidates: readonly RetrievedChunk[],
  { documents, log }: Pick<SearchPorts, 'documents' | 'log'>,
  signal: AbortSignal,
): Promise<readonly RetrievedChunk[]> {
  const inSeveral = documentsInSeveralVersions(candidates);
  if (inSeveral.size === 0) return candidates;
  let dropped: ReadonlySet<string>;
  try {
    const read = [...inSeveral.values()].map(async (found) => {
      const [{ tenantId, documentId }] = found;
      return notCurrent(found, await documents.get(tenantId, documentId));
    });
    const ids = await withTimeLimit(() => Promise.all(read), limit, signal);
    dropped = new Set(ids.flat());
  } catch (error) {
    throwIfAborted(signal);
    log.warn('Which version of a document is the current one cannot be read.', error);
    dropped = new Set([...inSeveral.values()].flatMap(notNewest));
  }
  return candidates.filter(({ id }) => !dropped.has(id));
}

type Found = readonly [RetrievedChunk, ...RetrievedChunk[]];

function documentsInSeveralVersions(
  candidates: readonly RetrievedChunk[],
): ReadonlyMap<string, Found> {
  const byDocument = new Map<string, [RetrievedChunk, ...RetrievedChunk[]]>();
  for (const candidate of candidates) {
    const found = byDocument.get(candidate.documentId);
    if (found) found.push(candidate);
    else byDocument.set(candidate.documentId, [candidate]);
  }
  for (const [id, found] of byDocument) {
    if (found.every(({ version }) => version === found[0].version)) byDocument.delete(id);
  }
  return byDocument;
}

/** Ids of passages that are not of the version which answers. */
function notCurrent(found: Found, record: DocumentRecord | undefined): string[] {
  const current = record && (answeringVersion(record) ?? record.version);
  return found.filter(({ version }) => version !== current).map(({ id }) => id);
}

function notNewest(found: Found): string[] {
  const newest = found.reduce((a, b) => (b.updatedAt > a.updatedAt ? b : a));
  return found.filter(({ version }) => version !== newest.version).map(({ id }) => id);
}

import type { DocumentRecord } from '../../shared/domain/document.ts';
import type { DocumentStore } from '../../shared/ports/document-store.ts';

const pollMs = 500;
/** More documents than this changing at once are reported by a later look. */
const window = 100;

/**
 * Prints a line for each document that was indexed or failed since the start, and one while the first of several is
 * being worked on. Reads the same records as `GET /api/documents`.
 */
export function reportProgress(
  documents: DocumentStore,
  tenantId: string,
  print: (line: string) => void,
  since: Date,
): { close(): void } {
  const reported = new Map<string, string>();
  let busy = false;
  const look = async () => {
    const { items } = await documents.list(tenantId, { limit: window });
    for (const record of items.toReversed()) {
      if (record.updatedAt < since.toISOString()) continue;
      const state = `${record.status}:${record.version}`;
      if (reported.get(record.id) === state) continue;
      reported.set(record.id, state);
      const line = progressLine(record);
      if (line) print(line);
    }
  };
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    // A look that failed is made up for by the next one.
    void look()
      .catch(() => undefined)
      .finally(() => (busy = false));
  }, pollMs);
  return { close: () => clearInterval(timer) };
}

function progressLine(record: DocumentRecord): string | undefined {
  switch (record.status) {
    case 'indexed':
      return `  indexed   ${record.path}  (${plural(record.pages, 'page')}, ${plural(record.chunks, 'passage')})`;
    case 'failed':
      return `  failed    ${record.path}  ${record.error?.message ?? ''}`;
    case 'parsing':
    case 'embedding':
    case 'deleting':
      return `  ${record.status.padEnd(9)} ${record.path}`;
    default:
      return undefined;
  }
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

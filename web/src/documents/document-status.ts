import type { DocumentStatus, StoredDocument } from '../api/types.ts';

const words: Readonly<Record<DocumentStatus, string>> = {
  queued: 'Waiting',
  parsing: 'Reading',
  chunking: 'Cutting into passages',
  embedding: 'Learning its meaning',
  indexing: 'Making it searchable',
  indexed: 'Ready',
  failed: 'Failed',
  deleting: 'Being deleted',
};

/** Whether nothing more will happen to a document by itself. */
export function isSettled({ status }: Pick<StoredDocument, 'status'>): boolean {
  return status === 'indexed' || status === 'failed';
}

/** Where a document stands, in words: "Ready, 12 pages", "Learning its meaning, 40 of 96". */
export function statusWords(
  document: Pick<StoredDocument, 'status' | 'pages' | 'progress'>,
): string {
  const { status, pages, progress } = document;
  const word = words[status];
  if (status === 'indexed' && pages > 0)
    return `${word}, ${pages} ${pages === 1 ? 'page' : 'pages'}`;
  if (isSettled(document) || progress.total === 0) return word;
  return `${word}, ${progress.done} of ${progress.total}`;
}

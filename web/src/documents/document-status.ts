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

/** Codes of faults that are not the file's: the same file may succeed another time. */
const notTheFile = /_unavailable$|^(?:configuration|conflict|internal)$/u;

/** Whether a document failed for a reason that may have passed. */
export function canTryAgain({ status, error }: Pick<StoredDocument, 'status' | 'error'>): boolean {
  return status === 'failed' && error !== undefined && notTheFile.test(error.code);
}

/** Where a document stands, in words: "Ready, 12 pages", "Learning its meaning, 40 of 96". */
export function statusWords(
  document: Pick<StoredDocument, 'status' | 'path' | 'pages' | 'progress'>,
): string {
  const { status, path, pages, progress } = document;
  const word = words[status];
  if (status === 'indexed') {
    const part = partWord(path, pages);
    return part === undefined ? word : `${word}, ${pages} ${pages === 1 ? part : `${part}s`}`;
  }
  if (isSettled(document) || progress.total === 0) return word;
  return `${word}, ${progress.done} of ${progress.total}`;
}

/** What the parts of a kind of file are called; undefined for one piece of text. */
function partWord(path: string, pages: number): string | undefined {
  if (/\.(?:pptx|odp)$/iu.test(path)) return 'slide';
  if (/\.(?:xlsx|xlsm|ods)$/iu.test(path)) return 'sheet';
  return pages > 1 || /\.pdf$/iu.test(path) ? 'page' : undefined;
}

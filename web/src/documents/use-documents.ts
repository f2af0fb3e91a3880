import { useCallback, useEffect, useState } from 'react';
import { deleteDocument, listDocuments, reindexDocument } from '../api/documents.ts';
import type { StoredDocument } from '../api/types.ts';
import { usePolling } from '../ui/use-polling.ts';
import { isSettled } from './document-status.ts';
import {
  allDocuments,
  withChange,
  withFirstPage,
  withNextPage,
  withoutDocument,
  type LoadedDocuments,
} from './loaded-documents.ts';
import { watchDocuments } from './watch-documents.ts';

/** Milliseconds between two looks: while changes are told anyway; otherwise while something is being worked on, or not. */
const whileTold = 60_000;
const whileWorking = 1000;
const whileIdle = 10_000;

/** The documents, kept up to date. */
export interface Documents {
  /** undefined until the first page arrived. */
  readonly items: readonly StoredDocument[] | undefined;
  readonly error: unknown;
  readonly hasMore: boolean;
  readonly refresh: () => Promise<void>;
  readonly showMore: () => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
  /** Ingests one once more. */
  readonly tryAgain: (id: string) => Promise<void>;
}

export function useDocuments(): Documents {
  const [loaded, setLoaded] = useState<LoadedDocuments>();
  const [error, setError] = useState<unknown>();
  const [isTold, setIsTold] = useState(false);

  const refresh = useCallback(async (signal?: AbortSignal) => {
    try {
      const page = await listDocuments(undefined, signal);
      setLoaded((before) => withFirstPage(before, page));
      setError(undefined);
    } catch (failure) {
      if (!signal?.aborted) setError(failure);
    }
  }, []);

  useEffect(
    () =>
      watchDocuments({
        onConnected: () => {
          setIsTold(true);
          void refresh();
        },
        onLost: () => setIsTold(false),
        onChanged: (changed) => setLoaded((before) => before && withChange(before, changed)),
        onRemoved: (id) => setLoaded((before) => before && withoutDocument(before, id)),
      }),
    [refresh],
  );

  const items = loaded && allDocuments(loaded);
  const isWorking = items?.every(isSettled) === false;
  usePolling(refresh, isTold ? whileTold : isWorking ? whileWorking : whileIdle);

  const attempt = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (failure) {
      setError(failure);
    }
  };

  return {
    items,
    error,
    hasMore: loaded?.continuation !== undefined,
    refresh: () => refresh(),
    showMore: () =>
      attempt(async () => {
        const page = await listDocuments(loaded?.continuation);
        setLoaded((before) => before && withNextPage(before, page));
      }),
    remove: (id) =>
      attempt(async () => {
        await deleteDocument(id);
        await refresh();
      }),
    tryAgain: (id) =>
      attempt(async () => {
        await reindexDocument(id);
        await refresh();
      }),
  };
}

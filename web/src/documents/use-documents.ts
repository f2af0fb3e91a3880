import { useCallback, useState } from 'react';
import { deleteDocument, listDocuments } from '../api/documents.ts';
import type { StoredDocument } from '../api/types.ts';
import { usePolling } from '../ui/use-polling.ts';
import { isSettled } from './document-status.ts';

/** Milliseconds between two looks while something is being worked on, and otherwise. */
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
}

interface Loaded {
  /** The first page, last changed first: what is being worked on is here. */
  readonly latest: readonly StoredDocument[];
  readonly older: readonly StoredDocument[];
  readonly continuation: string | undefined;
}

export function useDocuments(): Documents {
  const [loaded, setLoaded] = useState<Loaded>();
  const [error, setError] = useState<unknown>();

  const refresh = useCallback(async (signal?: AbortSignal) => {
    try {
      const { items, continuation } = await listDocuments(undefined, signal);
      setLoaded((before) => ({
        latest: items,
        older: before?.older ?? [],
        continuation: before?.older.length ? before.continuation : continuation,
      }));
      setError(undefined);
    } catch (failure) {
      if (!signal?.aborted) setError(failure);
    }
  }, []);

  const items = loaded && withoutRepeats([...loaded.latest, ...loaded.older]);
  usePolling(refresh, items?.every(isSettled) === false ? whileWorking : whileIdle);

  return {
    items,
    error,
    hasMore: loaded?.continuation !== undefined,
    refresh: () => refresh(),
    showMore: async () => {
      try {
        const page = await listDocuments(loaded?.continuation);
        setLoaded(
          (before) =>
            before && {
              ...before,
              older: [...before.older, ...page.items],
              continuation: page.continuation,
            },
        );
      } catch (failure) {
        setError(failure);
      }
    },
    remove: async (id) => {
      try {
        await deleteDocument(id);
        const others = (all: readonly StoredDocument[]) => all.filter((one) => one.id !== id);
        setLoaded((before) => before && { ...before, older: others(before.older) });
        await refresh();
      } catch (failure) {
        setError(failure);
      }
    },
  };
}

function withoutRepeats(documents: readonly StoredDocument[]): StoredDocument[] {
  return [...new Map(documents.toReversed().map((one) => [one.id, one])).values()].toReversed();
}

import { useCallback, useEffect, useState } from 'react';
import { deleteSession, listSessions, renameSession } from '../api/sessions.ts';
import type { Session } from '../api/types.ts';

/** The list of conversations and what can be done with it. */
export interface Sessions {
  /** undefined until the first page arrived. */
  readonly items: readonly Session[] | undefined;
  readonly error: unknown;
  readonly hasMore: boolean;
  readonly refresh: () => Promise<void>;
  readonly showMore: () => Promise<void>;
  readonly rename: (id: string, title: string) => Promise<void>;
  /** @returns whether it is gone */
  readonly remove: (id: string) => Promise<boolean>;
}

export function useSessions(): Sessions {
  const [items, setItems] = useState<readonly Session[]>();
  const [continuation, setContinuation] = useState<string>();
  const [error, setError] = useState<unknown>();

  /** Does something to the list; @returns whether it went well, having kept the error if not. */
  const attempt = useCallback(async (work: () => Promise<void>): Promise<boolean> => {
    try {
      await work();
      setError(undefined);
      return true;
    } catch (failure) {
      setError(failure);
      return false;
    }
  }, []);

  const load = useCallback(
    async (from?: string) => {
      const page = await listSessions({ continuation: from });
      setItems((before = []) =>
        from === undefined ? page.items : [...before, ...newOnes(page.items, before)],
      );
      setContinuation(page.continuation);
    },
    [setItems],
  );
  const refresh = useCallback(async () => {
    await attempt(() => load());
  }, [attempt, load]);

  useEffect(() => void refresh(), [refresh]);

  return {
    items,
    error,
    hasMore: continuation !== undefined,
    refresh,
    showMore: async () => {
      await attempt(() => load(continuation));
    },
    rename: async (id, title) => {
      await attempt(async () => {
        await renameSession(id, title);
        setItems((all) => all?.map((one) => (one.id === id ? { ...one, title } : one)));
      });
    },
    remove: (id) =>
      attempt(async () => {
        await deleteSession(id);
        setItems((all) => all?.filter((one) => one.id !== id));
      }),
  };
}

/** A session used meanwhile has moved to the first page and comes again on a later one. */
function newOnes(page: readonly Session[], before: readonly Session[]): Session[] {
  const known = new Set(before.map(({ id }) => id));
  return page.filter(({ id }) => !known.has(id));
}

import { useCallback, useEffect, useState } from 'react';

/** What the page shows: a session, or a new conversation that gets its id with the first answer. */
interface OpenSession {
  /** Changes whenever another conversation is opened, but not when a new one gets its id. */
  readonly key: number;
  readonly id: string | undefined;
}

const prefix = '#/chat/';

/** The open session, kept in the address so that reload, back and bookmarks work. */
export function useOpenSession() {
  const [current, setCurrent] = useState<OpenSession>(() => ({ key: 0, id: idInAddress() }));

  useEffect(() => {
    const onHash = () => {
      const id = idInAddress();
      setCurrent((before) => (before.id === id ? before : { key: before.key + 1, id }));
    };
    addEventListener('hashchange', onHash);
    addEventListener('popstate', onHash);
    return () => {
      removeEventListener('hashchange', onHash);
      removeEventListener('popstate', onHash);
    };
  }, []);

  const open = useCallback((id: string | undefined) => {
    history.pushState(null, '', addressOf(id));
    setCurrent(({ key }) => ({ key: key + 1, id }));
  }, []);

  /** The new conversation with this key is a session from now on; ignored once another one is open. */
  const named = useCallback((key: number, id: string) => {
    setCurrent((before) => (before.key === key ? { key, id } : before));
  }, []);

  useEffect(() => {
    if (current.id !== idInAddress()) history.replaceState(null, '', addressOf(current.id));
  }, [current.id]);

  return { ...current, open, named };
}

function idInAddress(): string | undefined {
  const { hash } = location;
  return hash.startsWith(prefix) ? decodeURIComponent(hash.slice(prefix.length)) : undefined;
}

function addressOf(id: string | undefined): string {
  return id === undefined ? location.pathname : prefix + encodeURIComponent(id);
}

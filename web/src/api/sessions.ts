import { request, requestJson } from './request.ts';
import type { ListOf, Session, StoredMessage } from './types.ts';

/** One page of sessions, last used first. */
export function listSessions(
  options: { readonly continuation?: string | undefined; readonly signal?: AbortSignal } = {},
): Promise<ListOf<Session>> {
  return requestJson(`/api/sessions${query(30, options.continuation)}`, signalOf(options.signal));
}

/** All messages of a session, oldest first. */
export async function loadMessages(id: string, signal: AbortSignal): Promise<StoredMessage[]> {
  const messages: StoredMessage[] = [];
  let continuation: string | undefined;
  do {
    const page: ListOf<StoredMessage> = await requestJson(
      `${pathOf(id)}/messages${query(100, continuation)}`,
      { signal },
    );
    messages.push(...page.items);
    continuation = page.continuation;
  } while (continuation !== undefined);
  return messages;
}

export async function renameSession(id: string, title: string): Promise<void> {
  await request(pathOf(id), {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ title }),
  });
}

export async function deleteSession(id: string): Promise<void> {
  await request(pathOf(id), { method: 'DELETE' });
}

function pathOf(id: string): string {
  return `/api/sessions/${encodeURIComponent(id)}`;
}

function query(limit: number, continuation: string | undefined): string {
  const parameters = new URLSearchParams({ limit: String(limit) });
  if (continuation !== undefined) parameters.set('continuation', continuation);
  return `?${parameters.toString()}`;
}

function signalOf(signal: AbortSignal | undefined): RequestInit {
  return signal ? { signal } : {};
}

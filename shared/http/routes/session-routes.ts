import { AppError } from '../../errors.ts';
import type { Call } from '../handle.ts';
import { parseJsonBody, parseQuery } from '../parse-input.ts';
import { pathId } from '../path-id.ts';
import { jsonReply, noContent, type Reply } from '../reply.ts';
import { pageQuery } from '../schemas/common-schemas.ts';
import { sessionPatch } from '../schemas/session-schemas.ts';

/** `GET /api/sessions`: the caller's sessions, last used first. */
export async function listSessions({ request, services, principal }: Call): Promise<Reply> {
  return jsonReply(await services.sessions.list(principal, parseQuery(request, pageQuery)));
}

/** `GET /api/sessions/{id}` */
export async function getSession({ request, services, principal }: Call): Promise<Reply> {
  const session = await services.sessions.get(principal, sessionId(request.params));
  if (!session) throw noSession();
  return jsonReply(session);
}

/** `PATCH /api/sessions/{id}`: gives it another title. */
export async function patchSession({ request, services, principal }: Call): Promise<Reply> {
  const { title } = await parseJsonBody(request, sessionPatch);
  const id = sessionId(request.params);
  return jsonReply(await services.sessions.rename(principal, id, title, services.clock.now()));
}

/** `DELETE /api/sessions/{id}`: removes it and its messages. */
export async function deleteSession({ request, services, principal }: Call): Promise<Reply> {
  await services.sessions.remove(principal, sessionId(request.params));
  return noContent;
}

/** `GET /api/sessions/{id}/messages`: oldest first. */
export async function listMessages({ request, services, principal }: Call): Promise<Reply> {
  const page = parseQuery(request, pageQuery);
  return jsonReply(
    await services.sessions.listMessages(principal, sessionId(request.params), page),
  );
}

/** `GET /api/sessions/{id}/messages/{messageId}` */
export async function getMessage({ request, services, principal }: Call): Promise<Reply> {
  const session = pathId(request.params, 'id');
  const id = pathId(request.params, 'messageId');
  const message = session && id && (await services.sessions.getMessage(principal, session, id));
  if (!message) {
    throw new AppError('message_not_found', 'There is no such message in this session.');
  }
  return jsonReply(message);
}

function sessionId(params: Readonly<Record<string, string>>): string {
  const id = pathId(params, 'id');
  if (id === undefined) throw noSession();
  return id;
}

function noSession(): AppError {
  return new AppError('session_not_found', 'There is no such session.', {
    remedy: 'List the sessions with GET /api/sessions.',
  });
}

import rhea from 'rhea';
import * as z from 'zod';
import type { Operation } from './operation.ts';
import { parseBody } from './request-body.ts';

const body = z.object({ 'session-id': z.string() });
const stateBody = body.extend({ 'session-state': z.instanceof(Buffer).nullish() });

/** `renew-session-lock`: locks a session for another lock duration from now. */
export const renewSessionLock: Operation = ({ broker, path }, request) => {
  const until = broker.queue(path).renewSession(parseBody(body, request)['session-id']);
  return { expiration: rhea.types.wrap_timestamp(until) };
};

/** `get-session-state`: null when none was set. */
export const getSessionState: Operation = ({ broker, path }, request) => {
  const sessionId = parseBody(body, request)['session-id'];
  return { 'session-state': broker.queue(path).sessions.getState(sessionId) ?? null };
};

/** `set-session-state`: null removes it. */
export const setSessionState: Operation = ({ broker, path }, request) => {
  const parsed = parseBody(stateBody, request);
  broker.queue(path).sessions.setState(parsed['session-id'], parsed['session-state'] ?? undefined);
  return {};
};

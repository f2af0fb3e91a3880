import * as z from 'zod';
import { timestamps } from './amqp-arrays.ts';
import type { Operation } from './operation.ts';
import { parseBody, uuid } from './request-body.ts';

const body = z.object({ 'lock-tokens': z.array(uuid) });

/** `renew-lock`: locks messages for another lock duration from now. */
export const renewLocks: Operation = ({ broker, path }, request) => {
  const tokens = parseBody(body, request)['lock-tokens'];
  const queue = broker.queue(path);
  return { expirations: timestamps(tokens.map((token) => queue.renewLock(token))) };
};

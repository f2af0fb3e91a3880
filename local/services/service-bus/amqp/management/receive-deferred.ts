import * as z from 'zod';
import { toMessageList } from './message-list.ts';
import type { Operation } from './operation.ts';
import { long, parseBody } from './request-body.ts';

/** What the SDK says with `receiver-settle-mode` when it receives and deletes. */
const SETTLES_FIRST = 0;

const body = z.object({
  'sequence-numbers': z.array(long),
  'receiver-settle-mode': z.int(),
});

/** `receive-by-sequence-number`: hands out deferred messages. */
export const receiveDeferred: Operation = ({ broker, path }, request) => {
  const parsed = parseBody(body, request);
  const mode =
    parsed['receiver-settle-mode'] === SETTLES_FIRST ? 'receive-and-delete' : 'peek-lock';
  const messages = broker.queue(path).receiveDeferred(parsed['sequence-numbers'], mode);
  return { messages: toMessageList(messages) };
};

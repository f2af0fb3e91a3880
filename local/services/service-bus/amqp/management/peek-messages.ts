import * as z from 'zod';
import { toMessageList } from './message-list.ts';
import type { Operation } from './operation.ts';
import { long, parseBody } from './request-body.ts';

/** However many are asked for, one reply has no more. */
const MAX_MESSAGES = 250;

const body = z.object({
  'from-sequence-number': long,
  'message-count': z.int().min(1),
  'session-id': z.string().nullish(),
});

/** `peek-message`: messages of any state, in order, without a lock. */
export const peekMessages: Operation = ({ broker, path }, request) => {
  const parsed = parseBody(body, request);
  const messages = broker
    .queue(path)
    .peek(
      parsed['from-sequence-number'],
      Math.min(parsed['message-count'], MAX_MESSAGES),
      parsed['session-id'] ?? undefined,
    );
  return messages.length === 0 ? undefined : { messages: toMessageList(messages) };
};

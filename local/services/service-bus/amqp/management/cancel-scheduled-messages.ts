import * as z from 'zod';
import type { Operation } from './operation.ts';
import { long, parseBody } from './request-body.ts';

const body = z.object({ 'sequence-numbers': z.array(long) });

/** `cancel-scheduled-message`: removes messages that are not active yet. */
export const cancelScheduledMessages: Operation = ({ broker, path }, request) => {
  broker.intake(path).cancel(parseBody(body, request)['sequence-numbers']);
  return {};
};

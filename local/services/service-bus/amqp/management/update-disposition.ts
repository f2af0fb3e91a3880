import * as z from 'zod';
import type { Settlement } from '../../broker/settlement.ts';
import type { Operation } from './operation.ts';
import { parseBody, uuid } from './request-body.ts';

const body = z.object({
  'lock-tokens': z.array(uuid),
  'disposition-status': z.enum(['completed', 'abandoned', 'defered', 'suspended']),
  'deadletter-reason': z.string().nullish(),
  'deadletter-description': z.string().nullish(),
  'properties-to-modify': z.record(z.string(), z.unknown()).nullish(),
});

/** `update-disposition`: settles messages whose link is gone, or that were fetched by number. */
export const updateDisposition: Operation = ({ broker, path }, request) => {
  const parsed = parseBody(body, request);
  const queue = broker.queue(path);
  for (const token of parsed['lock-tokens']) queue.settle(token, toSettlement(parsed));
  return {};
};

function toSettlement(parsed: z.output<typeof body>): Settlement {
  const given = parsed['properties-to-modify'];
  const properties = given ? { properties: given } : {};
  switch (parsed['disposition-status']) {
    case 'completed':
      return { kind: 'complete' };
    case 'abandoned':
      return { kind: 'abandon', ...properties };
    case 'defered':
      return { kind: 'defer', ...properties };
    case 'suspended':
      return {
        kind: 'dead-letter',
        reason: parsed['deadletter-reason'] ?? undefined,
        description: parsed['deadletter-description'] ?? undefined,
        ...properties,
      };
  }
}

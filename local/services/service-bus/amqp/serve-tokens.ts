import rhea, { type Receiver } from 'rhea';
import type { ReplyLinks } from './reply-links.ts';
import { serveRequests } from './serve-requests.ts';
import { toServiceBusError } from './to-service-bus-error.ts';
import { verifyToken } from './verify-token.ts';

/** Serves `$cbs`, where clients show their tokens. @param authorize called when one is valid */
export function serveTokens(
  receiver: Receiver,
  key: string,
  replies: ReplyLinks,
  authorize: () => void,
): void {
  serveRequests(receiver, replies, ({ body, application_properties: properties }, reply) => {
    try {
      verifyToken(body, properties?.type, key);
      authorize();
      reply(toReply(202, 'Accepted'));
    } catch (error) {
      const { status, message, condition } = toServiceBusError(error);
      reply(toReply(status, message, condition));
    }
  });
}

function toReply(status: number, description: string, condition?: string) {
  return {
    application_properties: {
      'status-code': rhea.types.wrap_int(status),
      'status-description': description,
      ...(condition !== undefined && { 'error-condition': condition }),
    },
  };
}

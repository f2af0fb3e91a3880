import rhea, { type Receiver } from 'rhea';
import type { AmqpMessage } from '../content/amqp-message.ts';
import type { ServiceBusError } from '../service-bus-error.ts';
import type { Guard } from './guard.ts';
import type { ReplyLinks } from './reply-links.ts';
import { serveRequests } from './serve-requests.ts';
import { toServiceBusError } from './to-service-bus-error.ts';

/**
 * Serves `$cbs`, where clients show their tokens before they open links.
 * @param verify throws a ServiceBusError when a token is not valid
 */
export function serveTokens(
  receiver: Receiver,
  replies: ReplyLinks,
  guard: Guard,
  verify: (token: unknown, type: unknown) => void,
): void {
  serveRequests(receiver, replies, ({ body, application_properties: properties }, reply) => {
    const refuse = ({ status, message, condition }: ServiceBusError) => {
      reply(toReply(status, message, condition));
    };
    const proceed = () => {
      try {
        verify(body, properties?.type);
        reply(toReply(202, 'Accepted'));
      } catch (error) {
        refuse(toServiceBusError(error));
      }
    };
    guard('connect', '', { proceed, refuse });
  });
}

function toReply(status: number, description: string, condition?: string): AmqpMessage {
  return {
    application_properties: {
      'status-code': rhea.types.wrap_int(status),
      'status-description': description,
      ...(condition !== undefined && { 'error-condition': condition }),
    },
  };
}

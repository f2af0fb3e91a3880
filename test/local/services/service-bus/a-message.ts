import type { BrokerMessage } from '../../../../local/services/service-bus/broker/broker-message.ts';
import { encodeAmqp } from '../../../../local/services/service-bus/content/amqp-message.ts';

/** A message that says nothing but what is given. */
export function aMessage(given: Partial<BrokerMessage> = {}): BrokerMessage {
  return {
    messageId: 'id',
    correlationId: undefined,
    contentType: undefined,
    label: undefined,
    to: undefined,
    replyTo: undefined,
    sessionId: undefined,
    replyToSessionId: undefined,
    application: {},
    timeToLiveMs: Infinity,
    scheduledAt: undefined,
    content: encodeAmqp({ message_id: given.messageId ?? 'id', body: null }),
    ...given,
  };
}
